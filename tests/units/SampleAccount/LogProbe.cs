using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>Sends requests to CloudWatch Logs of an account as a client does.</summary>
internal static class LogProbe
{
    /// <summary>The request of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">The members; those that are null are left out.</param>
    public static AccountRequest LogRequest(string operation, params (string Name, object? Value)[] members)
    {
        var body = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                body[name] = JsonSerializer.SerializeToNode(value);
        }

        return new AccountRequest("POST", "/", "", Encoding.UTF8.GetBytes(body.ToJsonString())) { Target = "Logs_20140328." + operation };
    }

    /// <summary>Sends a request and expects an answer.</summary>
    public static JsonObject AskLogs(this TestAccount account, string operation, params (string Name, object? Value)[] members)
    {
        var response = account.Handle(LogRequest(operation, members));
        Assert.True(response.Status == 200, $"{operation} was answered {response.Status}: {Encoding.UTF8.GetString(response.Body.Span)}");
        Assert.Equal("application/x-amz-json-1.1", AccountProbe.Header(response, "Content-Type"));
        return AccountProbe.Body(response);
    }

    /// <summary>Sends a request and expects an error; gives its message.</summary>
    public static string LogsRefused(this TestAccount account, string code, AccountRequest request)
    {
        var response = account.Handle(request);
        var body = AccountProbe.Body(response);
        Assert.Equal((400, code, null), (response.Status, body.Text("__type"), AccountProbe.Header(response, "x-amzn-ErrorType")));
        return body.Text("message")!;
    }

    /// <summary>The pages of a stream from its first event to its end.</summary>
    public static List<JsonObject> ReadForward(this TestAccount account, string group, string stream, int? limit = null)
    {
        var pages = new List<JsonObject>();
        string? token = null;
        while (true)
        {
            var page = account.AskLogs(
                "GetLogEvents",
                ("logGroupName", group),
                ("logStreamName", stream),
                ("startFromHead", true),
                ("limit", limit),
                ("nextToken", token)
            );
            pages.Add(page);
            if (page.Text("nextForwardToken") == token)
                return pages;
            token = page.Text("nextForwardToken");
        }
    }

    /// <summary>The messages of a stream.</summary>
    public static List<string> Messages(this TestAccount account, string group, string stream) =>
        [.. account.ReadForward(group, stream).SelectMany(Events).Select(one => one.Text("message")!)];

    /// <summary>The events of a page.</summary>
    public static IEnumerable<JsonObject> Events(JsonObject page) => page["events"]!.AsArray().Select(one => one!.AsObject());

    /// <summary>The time of an event, in milliseconds since 1970.</summary>
    public static long Time(JsonObject one) => one["timestamp"]!.GetValue<long>();
}
