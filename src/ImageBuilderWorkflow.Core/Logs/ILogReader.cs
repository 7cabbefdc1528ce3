namespace ImageBuilderWorkflow.Core;

/// <summary>Reads the newest events of a log stream of CloudWatch Logs.</summary>
internal interface ILogReader
{
    /// <summary>Reads the newest events of a stream.</summary>
    /// <param name="logGroupName">The log group.</param>
    /// <param name="logStreamName">The log stream.</param>
    /// <param name="count">How many events, at most 10,000.</param>
    /// <param name="observer">Is told of every request.</param>
    /// <param name="cancellationToken">Ends the request or the wait that is under way.</param>
    /// <returns>The events, the oldest first; fewer when the stream has fewer.</returns>
    /// <exception cref="ImageBuilderException">
    /// The service refused the request. The error code is <c>ResourceNotFoundException</c> for a group or stream that does not exist, and
    /// <c>AccessDeniedException</c> without the permission.
    /// </exception>
    Task<IReadOnlyList<LogLine>> ReadTailAsync(
        string logGroupName,
        string logStreamName,
        int count,
        IRequestObserver observer,
        CancellationToken cancellationToken
    );
}

/// <summary>One event of a log stream.</summary>
/// <param name="Timestamp">The time of the event, in UTC.</param>
/// <param name="Message">The text as it was written; it may have several lines and control characters.</param>
internal readonly record struct LogLine(DateTime Timestamp, string Message);
