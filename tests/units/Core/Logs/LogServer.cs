using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A log stream as CloudWatch Logs serves it: pages that may be empty, and an end that repeats the token.</summary>
internal sealed class LogServer
{
    private readonly List<JsonObject> _events = [];

    /// <summary>The requests, by operation and body.</summary>
    public List<(string Operation, JsonObject Body)> Requests { get; } = [];

    /// <summary>The most events that a page has, whatever is asked for.</summary>
    public int PageLimit { get; set; } = 10_000;

    /// <summary>Which of the pages, counted from 1, are empty although more follows.</summary>
    public HashSet<int> EmptyPages { get; } = [];

    /// <summary>What is done before a request is answered, by its number from 1.</summary>
    public Action<int>? BeforeAnswer { get; set; }

    /// <summary>The client of the service.</summary>
    public ImageBuilderClient Client(TimeProvider? time = null) => new FakeTransport(Answer).Client(time);

    /// <summary>Writes events, a second apart from the last one or at its time.</summary>
    public void Write(params string[] messages)
    {
        foreach (var message in messages)
        {
            WriteAt(_events.Count == 0 ? 1_700_000_000_000 : _events[^1]["timestamp"]!.GetValue<long>() + 1000, message);
        }
    }

    public void WriteAt(long milliseconds, string message) =>
        _events.Add(
            new JsonObject
            {
                ["timestamp"] = milliseconds,
                ["message"] = message,
                ["ingestionTime"] = milliseconds + _events.Count,
            }
        );

    private ServiceReply Answer(ServiceRequest request)
    {
        var body = RequestCapture.BodyOf(request);
        Requests.Add((request.Operation, body));
        BeforeAnswer?.Invoke(Requests.Count);
        var answer = request.Operation == "FilterLogEvents" ? Filter(body) : Get(body);
        return FakeTransport.Reply(answer.ToJsonString());
    }

    private JsonObject Get(JsonObject body)
    {
        var limit = Math.Min(PageLimit, body["limit"]!.GetValue<int>());
        var from = body["startTime"]?.GetValue<long>() ?? long.MinValue;
        var to = body["endTime"]?.GetValue<long>() ?? long.MaxValue;
        var all = _events.Where(item => Time(item) >= from && Time(item) < to).ToList();
        var token = body["nextToken"]?.GetValue<string>();
        var isForward = token?.StartsWith('f') ?? body["startFromHead"] is not null;
        var at = token is null ? (isForward ? 0 : all.Count) : int.Parse(token[1..], null);
        var count = EmptyPages.Contains(Requests.Count) ? 0 : limit;
        var (start, end) = isForward ? (at, Math.Min(all.Count, at + count)) : (Math.Max(0, at - count), at);
        return new JsonObject
        {
            ["events"] = Copy(all[start..end]),
            ["nextForwardToken"] = Token('f', end, token, isForward && end == at),
            ["nextBackwardToken"] = Token('b', start, token, !isForward && start == at),
        };

        // An empty page that is not the end has another token than the one that was sent.
        string Token(char direction, int place, string? sent, bool isSame) =>
            isSame && EmptyPages.Contains(Requests.Count)
                ? $"{direction}{(sent?[1] == '0' ? string.Empty : "0")}{place}"
                : $"{direction}{place}";
    }

    private JsonObject Filter(JsonObject body)
    {
        var pattern = body["filterPattern"]!.GetValue<string>();
        var from = body["startTime"]?.GetValue<long>() ?? long.MinValue;
        var all = _events.Where(item => Time(item) >= from && item["message"]!.GetValue<string>().Contains(pattern)).ToList();
        var at = body["nextToken"] is { } token ? int.Parse(token.GetValue<string>(), null) : 0;
        var count = EmptyPages.Contains(Requests.Count) ? 0 : Math.Min(PageLimit, body["limit"]!.GetValue<int>());
        var end = Math.Min(all.Count, at + count);
        var page = Copy(all[at..end]);
        foreach (var item in page)
        {
            item!["eventId"] = $"id {item["ingestionTime"]}";
            item["logStreamName"] = "s";
        }

        return new JsonObject { ["events"] = page, ["nextToken"] = end < all.Count ? $"{end}" : null };
    }

    private static long Time(JsonObject item) => item["timestamp"]!.GetValue<long>();

    private static JsonArray Copy(IEnumerable<JsonObject> events) => [.. events.Select(item => item.DeepClone())];
}
