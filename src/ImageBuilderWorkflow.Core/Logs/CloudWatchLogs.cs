namespace ImageBuilderWorkflow.Core;

/// <summary>The operations of CloudWatch Logs. They answer with <see cref="ImageLogEvent"/> objects.</summary>
internal static class CloudWatchLogs
{
    /// <summary>The largest number of events in a page. A page has at most 1 MB, so it may have fewer.</summary>
    public const int LargestPage = 10_000;

    /// <summary>GetLogEvents: the events of a log stream, the oldest first.</summary>
    public static ListOperation<ImageLogEvent> GetLogEvents { get; } = Events("nextForwardToken");

    /// <summary>GetLogEvents from the end: the newest events, and with the token of a page those before it.</summary>
    internal static ListOperation<ImageLogEvent> GetNewestLogEvents { get; } = Events("nextBackwardToken");

    /// <summary>FilterLogEvents: the events of a log stream that match a pattern, the oldest first.</summary>
    public static ListOperation<ImageLogEvent> FilterLogEvents { get; } =
        new()
        {
            Name = "FilterLogEvents",
            ItemsMember = "events",
            PageSizeMember = "limit",
            Item = { Fields(), { "logStreamName", static (x, v) => x.LogStreamName = v }, { "eventId", static (x, v) => x.EventId = v } },
            Response = { "searchedLogStreams" },
            SetRequest = static (page, request) => page.LogGroupName = request.Text("logGroupName"),
            Stamp = static (item, page) => item.LogGroupName = page.LogGroupName,
        };

    /// <summary>A request of GetLogEvents. The end is exclusive.</summary>
    public static RequestMembers GetLogEventsRequest(
        string logGroupName,
        string logStreamName,
        DateTime? startTime = null,
        DateTime? endTime = null,
        bool startFromHead = false
    ) =>
        new RequestMembers()
            .With("logGroupName", logGroupName)
            .With("logStreamName", logStreamName)
            .With("startTime", Milliseconds(startTime))
            .With("endTime", Milliseconds(endTime))
            .With("startFromHead", startFromHead);

    /// <summary>A request of FilterLogEvents. The end is inclusive.</summary>
    public static RequestMembers FilterLogEventsRequest(
        string logGroupName,
        IReadOnlyList<string> logStreamNames,
        string filterPattern,
        DateTime? startTime = null,
        DateTime? endTime = null
    ) =>
        new RequestMembers()
            .With("logGroupName", logGroupName)
            .With("logStreamNames", logStreamNames)
            .With("filterPattern", filterPattern)
            .With("startTime", Milliseconds(startTime))
            .With("endTime", Milliseconds(endTime));

    private static ListOperation<ImageLogEvent> Events(string nextTokenMember) =>
        new()
        {
            Name = "GetLogEvents",
            ItemsMember = "events",
            PageSizeMember = "limit",
            NextTokenMember = nextTokenMember,
            EndsWithSameToken = true,
            Item = { Fields() },
            Response = { "nextForwardToken", "nextBackwardToken" },
            SetRequest = static (page, request) =>
            {
                page.LogGroupName = request.Text("logGroupName");
                page.LogStreamName = request.Text("logStreamName");
            },
            Stamp = static (item, page) =>
            {
                item.LogGroupName = page.LogGroupName;
                item.LogStreamName = page.LogStreamName;
            },
        };

    private static FieldMap<ImageLogEvent> Fields()
    {
        var fields = new FieldMap<ImageLogEvent> { { "message", static (x, v) => x.Message = v } };
        fields.AddMilliseconds("timestamp", static (x, v) => x.Timestamp = v);
        fields.AddMilliseconds("ingestionTime", static (x, v) => x.IngestionTime = v);
        return fields;
    }

    private static long? Milliseconds(DateTime? time) =>
        time is { } instant ? new DateTimeOffset(instant.ToUniversalTime()).ToUnixTimeMilliseconds() : null;
}
