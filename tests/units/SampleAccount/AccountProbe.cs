using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>
/// Sends requests to an account as a client does: Get operations with a query string, all others with a body, writes with PUT.
/// </summary>
internal static class AccountProbe
{
    /// <summary>The request of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">The members: strings, numbers, booleans or JSON nodes.</param>
    public static AccountRequest Request(string operation, params (string Name, object? Value)[] members)
    {
        if (operation.StartsWith("Get", StringComparison.Ordinal))
        {
            var query = string.Join('&', members.Select(member => $"{member.Name}={Uri.EscapeDataString($"{member.Value}")}"));
            return new AccountRequest("GET", "/" + operation, "?" + query, default);
        }

        var body = new JsonObject();
        foreach (var (name, value) in members)
            body[name] = (value as JsonNode)?.DeepClone() ?? JsonSerializer.SerializeToNode(value);
        var isReading = operation.StartsWith("List", StringComparison.Ordinal);
        return new AccountRequest(isReading ? "POST" : "PUT", "/" + operation, "", Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    /// <summary>A POST request with a given body.</summary>
    public static AccountRequest Post(string operation, string body) => new("POST", "/" + operation, "", Encoding.UTF8.GetBytes(body));

    /// <summary>Sends a request and expects an answer.</summary>
    public static JsonObject Ask(this TestAccount account, string operation, params (string Name, object? Value)[] members)
    {
        var response = account.Handle(Request(operation, members));
        Assert.True(response.Status == 200, $"{operation} was answered {response.Status}: {Encoding.UTF8.GetString(response.Body.Span)}");
        return Body(response);
    }

    /// <summary>Sends a request and expects an error.</summary>
    public static string Refused(this TestAccount account, int status, string code, AccountRequest request)
    {
        var response = account.Handle(request);
        Assert.Equal((status, code), (response.Status, Header(response, "x-amzn-ErrorType")));
        return Body(response)["message"]!.GetValue<string>();
    }

    /// <summary>Sends the request of an operation and expects an error.</summary>
    public static string Refused(
        this TestAccount account,
        int status,
        string code,
        string operation,
        params (string Name, object? Value)[] members
    ) => account.Refused(status, code, Request(operation, members));

    /// <summary>Reads all pages of a listing.</summary>
    public static List<JsonObject> List(
        this TestAccount account,
        string operation,
        string resultKey,
        int? pageSize,
        params (string Name, object? Value)[] members
    )
    {
        var items = new List<JsonObject>();
        string? token = null;
        do
        {
            var request = members.ToList();
            if (pageSize is not null)
                request.Add(("maxResults", pageSize));
            if (token is not null)
                request.Add(("nextToken", token));
            var page = account.Ask(operation, [.. request]);
            items.AddRange(page[resultKey]!.AsArray().Select(item => item!.AsObject()));
            token = page["nextToken"]?.GetValue<string>();
        } while (token is not null);
        return items;
    }

    /// <summary>The body of a response.</summary>
    public static JsonObject Body(AccountResponse response) => JsonNode.Parse(response.Body.Span)!.AsObject();

    /// <summary>The value of a response header, or null.</summary>
    public static string? Header(AccountResponse response, string name) =>
        response.Headers.Where(header => header.Key == name).Select(header => header.Value).SingleOrDefault();

    /// <summary>A string member of an item, or null.</summary>
    public static string? Text(this JsonObject item, string member) => item[member]?.GetValue<string>();
}
