using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A token that comes again ends the listing with an error before any item comes again.</summary>
public sealed class RepeatedTokenTests
{
    [Fact]
    public void Tokens_that_go_round_end_in_an_error_and_its_token_leads_to_the_rest() =>
        Always.Holds(
            Cycles(),
            cycle =>
            {
                var account = new ChainOfPages(cycle.Sizes, cycle.Back);

                var run = ListingRun.Read(account.Client(), new ListingOptions { Start = cycle.Start });

                var expected = account.Names(cycle.FirstPage, cycle.Sizes.Length).ToList();
                Assert.Equal(expected.Skip(cycle.Skip), run.Names);
                Assert.Equal(cycle.Sizes.Length - cycle.FirstPage, account.Requests);
                Assert.Equal("RepeatedPaginationToken", run.Error?.ErrorCode);

                var sound = new ChainOfPages([.. cycle.Sizes, .. cycle.Rest], null);
                var rest = ListingRun.Resume(sound.Client(), run.Error!.ResumeToken, 25);
                Assert.Equal(
                    sound.Names(cycle.FirstPage, cycle.Sizes.Length + cycle.Rest.Length).Skip(cycle.Skip),
                    run.Names.Concat(rest.Names)
                );
                Assert.Null(rest.Error);
            },
            runs: 500,
            shrink: Shrink
        );

    [Fact]
    public void The_error_tells_what_was_asked()
    {
        var run = ListingRun.Read(new ChainOfPages([2, 2], 1).Client(), new ListingOptions());

        Assert.Equal("ListWorkflowStepExecutions", run.Error?.Operation);
        Assert.Equal("eu-west-1", run.Error?.Region);
        Assert.Equal(200, run.Error?.StatusCode);
        Assert.Contains("ListWorkflowStepExecutions", run.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_tells_how_often_and_under_which_id_it_was_asked()
    {
        var run = ListingRun.Read(new ChainOfPages([2, 2], 1).Client(), new ListingOptions());

        Assert.Equal(1, run.Error?.Attempts);
        Assert.Equal("request-1", run.Error?.RequestId);
    }

    [Fact]
    public void A_listing_that_is_cut_before_the_repeated_token_is_no_error()
    {
        var run = ListingRun.Read(new ChainOfPages([2, 2], 1).Client(), new ListingOptions { MaxItems = 4 });

        Assert.Equal(4, run.Names.Count);
        Assert.Null(run.Error);
    }

    [Fact]
    public void The_same_token_in_two_listings_is_no_error()
    {
        var account = new ChainOfPages([2, 2, 2], null);
        var client = account.Client();

        Assert.Equal(6, ListingRun.Read(client, new ListingOptions()).Names.Count);
        Assert.Equal(6, ListingRun.Read(client, new ListingOptions()).Names.Count);
    }

    private static Gen<Cycle> Cycles() =>
        from sizes in Gen.NonEmptyListOf(Gen.Choose(0, 3)).Select(list => list.Append(1).ToArray())
        from back in Gen.Choose(1, sizes.Length - 1)
        from first in Gen.Choose(0, back)
        from skip in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 8)))
        from rest in Gen.ListOf(Gen.Choose(0, 3)).Select(list => list.Append(1).ToArray())
        select new Cycle(sizes, back, first, Math.Min(skip, sizes[first..].Sum() + rest.Sum()), rest);

    private static IEnumerable<Cycle> Shrink(Cycle big)
    {
        foreach (var rest in Always.WithOneLess(big.Rest).Where(rest => rest.Length > 0))
        {
            yield return big with
            {
                Rest = rest,
                Skip = Math.Min(big.Skip, big.Sizes[big.FirstPage..].Sum() + rest.Sum()),
            };
        }

        if (big.Sizes.Length > big.Back + 1)
        {
            var sizes = big.Sizes[..^1];
            yield return big with
            {
                Sizes = sizes,
                Skip = Math.Min(big.Skip, sizes[big.FirstPage..].Sum() + big.Rest.Sum()),
            };
        }

        if (big.Skip > 0)
        {
            yield return big with
            {
                Skip = big.Skip - 1,
            };
        }
    }

    /// <summary>A listing whose last page points back to an earlier one.</summary>
    private sealed record Cycle(int[] Sizes, int Back, int FirstPage, int Skip, int[] Rest)
    {
        public ListingPosition Start => new(ChainOfPages.Token(FirstPage), Skip);

        public override string ToString() =>
            $"pages [{string.Join(' ', Sizes)}] back to {Back}, from {FirstPage} behind {Skip}, rest [{string.Join(' ', Rest)}]";
    }

    /// <summary>Pages of given sizes, one behind the other; the last one may point back.</summary>
    private sealed class ChainOfPages(int[] sizes, int? back)
    {
        public int Requests { get; private set; }

        public static string? Token(int page) => page == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"t{page}");

        public ImageBuilderClient Client() => new FakeTransport(Answer).Client();

        /// <summary>The names of the items of some pages.</summary>
        public IEnumerable<string> Names(int from, int to) =>
            Enumerable.Range(from, to - from).SelectMany(page => Enumerable.Range(0, sizes[page]).Select(item => $"{page}-{item}"));

        private ServiceReply Answer(ServiceRequest request)
        {
            Requests++;
            var token = JsonNode.Parse(request.Body)!["nextToken"]?.GetValue<string>();
            var page = token is null ? 0 : int.Parse(token.AsSpan(1), CultureInfo.InvariantCulture);
            var next = page + 1 < sizes.Length ? page + 1 : back;
            var answer = new JsonObject
            {
                ["steps"] = new JsonArray([.. Names(page, page + 1).Select(name => new JsonObject { ["name"] = name })]),
                ["nextToken"] = next is { } number ? Token(number) : null,
            };
            return FakeTransport.Reply(answer.ToJsonString());
        }
    }
}
