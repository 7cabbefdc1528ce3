using System.Runtime.CompilerServices;

namespace ImageBuilderWorkflow.Core;

/// <summary>Reads the log of an image build or a pipeline, and follows it while the build runs.</summary>
/// <param name="logs">The client of CloudWatch Logs.</param>
/// <param name="location">The log stream.</param>
/// <param name="query">The events to read.</param>
/// <param name="observer">Is told of every request.</param>
/// <param name="time">Waits between two looks at a log that is followed.</param>
internal sealed class ImageLog(ImageBuilderClient logs, LogLocation location, LogQuery query, IRequestObserver observer, TimeProvider time)
{
    // A build writes in bursts. While nothing is written, the log is looked at less and less often.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(15);
    private const double PollGrowth = 1.5;

    /// <summary>Whether an error says that the log group or the log stream does not exist.</summary>
    public static bool IsAbsence(ImageBuilderException error) => error.ErrorCode == "ResourceNotFoundException";

    /// <summary>Reads the events page by page; no page is empty.</summary>
    /// <param name="isRunning">
    /// Tells whether the build still runs, to follow its log; <see langword="null"/> ends with what has been written. The log of a build
    /// that runs may not exist yet.
    /// </param>
    /// <param name="cancellationToken">Ends the request or the wait that is under way.</param>
    /// <exception cref="ImageBuilderException">The service refused a request, or has no such log.</exception>
    public async IAsyncEnumerable<IReadOnlyList<ImageLogEvent>> ReadAsync(
        Func<CancellationToken, Task<bool>>? isRunning,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var cursor = new LogCursor(logs, location, query.FilterPattern, query.StartTime, query.EndTime, observer);
        var poll = ShortestPoll;
        var isTail = query.Tail is not null;
        var isEnded = isRunning is null;
        while (true)
        {
            var count = 0;
            var isAtEnd = false;
            while (!isAtEnd)
            {
                // The log of a build that runs appears with its first event.
                var events = await ReadPageAsync(cursor, isTail, mayBeAbsent: !isEnded, cancellationToken).ConfigureAwait(false);
                isAtEnd = events is null || cursor.IsAtEnd || (isTail && isRunning is null);
                isTail &= events is null;
                count += events?.Count ?? 0;
                if (events is { Count: > 0 })
                {
                    yield return events;
                }
            }

            if (isEnded)
            {
                yield break;
            }

            if (count > 0)
            {
                poll = ShortestPoll;
            }
            else
            {
                // The last events may arrive after the status of the build, so the log is looked at once more.
                isEnded = !await isRunning!(cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(poll, time, cancellationToken).ConfigureAwait(false);
            poll = poll * PollGrowth < LongestPoll ? poll * PollGrowth : LongestPoll;
        }
    }

    private async Task<IReadOnlyList<ImageLogEvent>?> ReadPageAsync(
        LogCursor cursor,
        bool isTail,
        bool mayBeAbsent,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return isTail
                ? await ReadTailAsync(cursor, cancellationToken).ConfigureAwait(false)
                : await cursor.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ImageBuilderException error) when (mayBeAbsent && IsAbsence(error))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<ImageLogEvent>> ReadTailAsync(LogCursor cursor, CancellationToken cancellationToken)
    {
        var most = query.Tail!.Value;
        if (query.FilterPattern is null)
        {
            var request = CloudWatchLogs.GetLogEventsRequest(
                location.LogGroupName,
                location.LogStreamName,
                query.StartTime,
                LogCursor.EndOf(query.EndTime)
            );
            var events = await new LogReader(logs).ReadNewestAsync(request, most, observer, cancellationToken).ConfigureAwait(false);
            cursor.Skip(events);
            return events;
        }

        // The service filters forward only.
        var newest = new Queue<ImageLogEvent>();
        do
        {
            foreach (var item in await cursor.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                newest.Enqueue(item);
                if (newest.Count > most)
                {
                    newest.Dequeue();
                }
            }
        } while (!cursor.IsAtEnd);

        return [.. newest];
    }
}
