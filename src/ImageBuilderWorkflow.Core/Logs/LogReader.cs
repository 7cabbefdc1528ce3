using System.Runtime.CompilerServices;

namespace ImageBuilderWorkflow.Core;

/// <summary>Reads log streams from their end.</summary>
/// <param name="logs">The client of CloudWatch Logs.</param>
internal sealed class LogReader(ImageBuilderClient logs) : ILogReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadBackwardAsync(
        string logGroupName,
        string logStreamName,
        int pageSize,
        IRequestObserver observer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = CloudWatchLogs.GetLogEventsRequest(logGroupName, logStreamName);
        await foreach (var page in PagesAsync(request, pageSize, observer, cancellationToken).ConfigureAwait(false))
        {
            yield return
            [
                .. page.Items.Select(static item => new LogLine(item.Timestamp ?? DateTime.UnixEpoch, item.Message ?? string.Empty)),
            ];
        }
    }

    /// <summary>Reads the newest events, the oldest of them first.</summary>
    /// <param name="request">A request of GetLogEvents that does not start from the head.</param>
    /// <param name="count">How many events.</param>
    /// <param name="observer">Is told of every request.</param>
    /// <param name="cancellationToken">Ends the request or the wait that is under way.</param>
    /// <exception cref="ImageBuilderException">The service refused the request.</exception>
    public async Task<IReadOnlyList<ImageLogEvent>> ReadNewestAsync(
        RequestMembers request,
        int count,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        // The newest page comes first. A page may be empty, or smaller than asked for, although there are older events.
        var pages = new Stack<IReadOnlyList<ImageLogEvent>>();
        var missing = count;
        await foreach (var page in PagesAsync(request, count, observer, cancellationToken).ConfigureAwait(false))
        {
            pages.Push(page.Items);
            missing -= page.Items.Count;
            if (missing <= 0)
            {
                break;
            }
        }

        return [.. pages.SelectMany(static page => page).Skip(Math.Max(0, -missing))];
    }

    private IAsyncEnumerable<ItemPage<ImageLogEvent>> PagesAsync(
        RequestMembers request,
        int pageSize,
        IRequestObserver observer,
        CancellationToken cancellationToken
    ) =>
        Listing.ReadAsync(
            logs,
            CloudWatchLogs.GetNewestLogEvents,
            request,
            new ListingOptions { PageSize = Math.Min(pageSize, CloudWatchLogs.LargestPage) },
            matches: null,
            observer,
            cancellationToken
        );
}
