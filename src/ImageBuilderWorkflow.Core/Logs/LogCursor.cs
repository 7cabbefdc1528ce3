namespace ImageBuilderWorkflow.Core;

/// <summary>Reads a log stream forward, page by page, and goes on where it stopped when more has been written.</summary>
/// <param name="logs">The client of CloudWatch Logs.</param>
/// <param name="location">The log stream.</param>
/// <param name="filterPattern">Selects events on the side of the service; <see langword="null"/> for all events.</param>
/// <param name="startTime">The first time that counts, or <see langword="null"/>.</param>
/// <param name="endTime">The last time that counts, or <see langword="null"/>.</param>
/// <param name="observer">Is told of every request.</param>
internal sealed class LogCursor(
    ImageBuilderClient logs,
    LogLocation location,
    string? filterPattern,
    DateTime? startTime,
    DateTime? endTime,
    IRequestObserver observer
)
{
    // The events at the newest time that have been given out, and how often: a listing that begins anew begins at that time.
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    // The events of a filtered listing that has not ended.
    private readonly List<ImageLogEvent> _unended = [];
    private DateTime? _newest;
    private DateTime? _beginning;
    private string? _token;

    /// <summary>Whether everything that has been written so far has been given out.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>
    /// The end of a time range for GetLogEvents, which takes it as exclusive. In this module, as in FilterLogEvents, it is inclusive.
    /// </summary>
    public static DateTime? EndOf(DateTime? endTime) => endTime?.AddMilliseconds(1);

    /// <summary>Gives the next page, which may be empty.</summary>
    /// <param name="cancellationToken">Ends the request or the wait that is under way.</param>
    /// <exception cref="ImageBuilderException">The service refused the request.</exception>
    public Task<IReadOnlyList<ImageLogEvent>> ReadAsync(CancellationToken cancellationToken) =>
        filterPattern is null ? ReadAllAsync(cancellationToken) : ReadFilteredAsync(filterPattern, cancellationToken);

    /// <summary>Goes on behind events that have been given out otherwise.</summary>
    /// <param name="events">The events, the oldest first.</param>
    public void Skip(IReadOnlyList<ImageLogEvent> events) => Remember(events);

    private async Task<IReadOnlyList<ImageLogEvent>> ReadAllAsync(CancellationToken cancellationToken)
    {
        // Without a token the listing begins at the newest event that has been given out.
        var isBeginning = _token is null;
        _beginning = isBeginning ? _newest ?? startTime : _beginning;
        var request = CloudWatchLogs.GetLogEventsRequest(
            location.LogGroupName,
            location.LogStreamName,
            _beginning,
            EndOf(endTime),
            startFromHead: true
        );
        var page = await logs.GetPageAsync(
                CloudWatchLogs.GetLogEvents,
                request,
                CloudWatchLogs.LargestPage,
                _token,
                observer,
                cancellationToken
            )
            .ConfigureAwait(false);
        IsAtEnd = page.NextToken is null || page.NextToken == _token;
        _token = page.NextToken ?? _token;
        var events = isBeginning ? WithoutGiven(page.Items) : page.Items;
        Remember(events);
        return events;
    }

    private async Task<IReadOnlyList<ImageLogEvent>> ReadFilteredAsync(string pattern, CancellationToken cancellationToken)
    {
        var request = CloudWatchLogs.FilterLogEventsRequest(
            location.LogGroupName,
            [location.LogStreamName],
            pattern,
            _newest ?? startTime,
            endTime
        );
        var page = await logs.GetPageAsync(
                CloudWatchLogs.FilterLogEvents,
                request,
                CloudWatchLogs.LargestPage,
                _token,
                observer,
                cancellationToken
            )
            .ConfigureAwait(false);
        IsAtEnd = page.NextToken is null;
        var events = WithoutGiven(page.Items);
        _unended.AddRange(events);
        _token = page.NextToken;
        if (IsAtEnd)
        {
            // The next listing begins at the newest event of this one.
            Remember(_unended);
            _unended.Clear();
        }

        return events;
    }

    private IReadOnlyList<ImageLogEvent> WithoutGiven(IReadOnlyList<ImageLogEvent> events)
    {
        if (_given.Count == 0)
        {
            return events;
        }

        var given = new Dictionary<string, int>(_given, StringComparer.Ordinal);
        return [.. events.Where(item => item.Timestamp != _newest || !Take(given, Key(item)))];
    }

    private static bool Take(Dictionary<string, int> given, string key)
    {
        var left = given.GetValueOrDefault(key);
        given[key] = left - 1;
        return left > 0;
    }

    private void Remember(IReadOnlyList<ImageLogEvent> events)
    {
        foreach (var item in events)
        {
            if (_newest is null || item.Timestamp > _newest)
            {
                _newest = item.Timestamp;
                _given.Clear();
            }

            if (item.Timestamp == _newest)
            {
                var key = Key(item);
                _given[key] = _given.GetValueOrDefault(key) + 1;
            }
        }
    }

    private static string Key(ImageLogEvent item) => item.EventId ?? $"{item.IngestionTime:O} {item.Message}";
}
