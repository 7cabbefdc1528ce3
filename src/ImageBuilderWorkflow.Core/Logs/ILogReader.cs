namespace ImageBuilderWorkflow.Core;

/// <summary>Reads log streams of CloudWatch Logs from their end.</summary>
internal interface ILogReader
{
    /// <summary>Reads a stream page by page, the newest page first. Each page costs one request.</summary>
    /// <param name="logGroupName">The log group.</param>
    /// <param name="logStreamName">The log stream.</param>
    /// <param name="pageSize">How many events of a page at most, up to 10,000.</param>
    /// <param name="observer">Is told of every request.</param>
    /// <param name="cancellationToken">Ends the request or the wait that is under way.</param>
    /// <returns>The pages, each with its oldest event first. A page may be empty although there are older events.</returns>
    /// <exception cref="ImageBuilderException">
    /// The service refused the request. The error code is <c>ResourceNotFoundException</c> for a group or stream that does not exist, and
    /// <c>AccessDeniedException</c> without the permission.
    /// </exception>
    IAsyncEnumerable<IReadOnlyList<LogLine>> ReadBackwardAsync(
        string logGroupName,
        string logStreamName,
        int pageSize,
        IRequestObserver observer,
        CancellationToken cancellationToken
    );
}

/// <summary>One event of a log stream.</summary>
/// <param name="Timestamp">The time of the event, in UTC.</param>
/// <param name="Message">The text as it was written; it may have several lines and control characters.</param>
internal readonly record struct LogLine(DateTime Timestamp, string Message);
