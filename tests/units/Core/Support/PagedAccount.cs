using System.Globalization;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// An account with so many steps, that gives them out in pages: at most as many as asked for, but now and then fewer, or none
/// with a token. Where pages are thin does not depend on the page size, so a token means the same in every chain.
/// </summary>
/// <param name="Items">How many steps there are.</param>
/// <param name="Plan">
/// How pages come, by the number of their first item: a number from 1 is the most items of a page, one below 1 is so many empty
/// pages before a full one. Empty for full pages only.
/// </param>
internal sealed record PagedAccount(int Items, IReadOnlyList<int> Plan)
{
    /// <summary>The names of all steps in their order.</summary>
    public IEnumerable<string> All => Names(0, Items);

    /// <summary>The requests answered so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Is called with the number of every request, from 1, before it is answered.</summary>
    public Action<int>? BeforeAnswer { get; init; }

    /// <summary>A client of this account.</summary>
    public ImageBuilderClient Client() => new FakeTransport(Answer).Client();

    /// <summary>How many requests it takes to come from a page to the one that holds the last of so many items behind it.</summary>
    /// <param name="pageToken">The first page's token.</param>
    /// <param name="pageSize">The page size.</param>
    /// <param name="items">How many items, or <see langword="null"/> to come to the end.</param>
    public int RequestsFor(string? pageToken, int pageSize, int? items)
    {
        var requests = 0;
        long found = 0;
        do
        {
            var (_, count, next) = PageAt(pageToken, pageSize);
            pageToken = next;
            found += count;
            requests++;
        } while (pageToken is not null && !(found >= items));

        return requests;
    }

    /// <summary>The page behind a token.</summary>
    public (int First, int Count, string? NextToken) PageAt(string? token, int pageSize)
    {
        var parts = (token ?? "0.0").Split('.');
        var (first, empty) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var plan = Plan.Count == 0 ? pageSize : Plan[first % Plan.Count];
        if (empty < -plan + 1 && plan < 1)
        {
            return (first, 0, Token(first, empty + 1));
        }

        var count = Math.Min(Math.Min(pageSize, plan < 1 ? pageSize : plan), Items - first);
        return (first, count, first + count < Items || IsFollowedByEmptyPage(first + count, count) ? Token(first + count, 0) : null);
    }

    /// <summary>Shows a failing case.</summary>
    public override string ToString() => $"{Items} items, plan [{string.Join(' ', Plan)}]";

    private static string Token(int first, int empty) => string.Create(CultureInfo.InvariantCulture, $"{first}.{empty}");

    private static IEnumerable<string> Names(int first, int count) =>
        Enumerable.Range(first, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"step {number}"));

    // Some services say only on a page of its own that nothing is left.
    private bool IsFollowedByEmptyPage(int next, int count) => count > 0 && Plan.Count > 0 && Plan[next % Plan.Count] < 1;

    private ServiceReply Answer(ServiceRequest request)
    {
        Requests++;
        BeforeAnswer?.Invoke(Requests);
        var body = JsonNode.Parse(request.Body)!.AsObject();
        var (first, count, next) = PageAt(body["nextToken"]?.GetValue<string>(), body["maxResults"]!.GetValue<int>());
        var answer = new JsonObject
        {
            ["steps"] = new JsonArray([.. Names(first, count).Select(name => new JsonObject { ["name"] = name })]),
        };
        if (next is not null)
        {
            answer["nextToken"] = next;
        }

        return FakeTransport.Reply(answer.ToJsonString());
    }
}
