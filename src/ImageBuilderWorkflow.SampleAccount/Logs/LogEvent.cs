namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>One event of a log stream.</summary>
/// <param name="Time">When it was written, in milliseconds since 1970.</param>
/// <param name="Message">The text; it may have several lines and control characters.</param>
internal readonly record struct LogEvent(long Time, string Message);
