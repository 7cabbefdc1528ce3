namespace ImageBuilderWorkflow;

/// <summary>A text that was found while the cause of a failure was looked for, and where it was found.</summary>
public sealed class FailureEvidence : ServiceValue
{
    /// <summary>
    /// Where the text was found: <c>Image.State.Reason</c>, <c>Image.FailureContext.ComponentFailure</c>,
    /// <c>Image.FailureContext.DistributionFailure</c>, <c>Image.FailureContext.RegionFailure</c>, <c>WorkflowExecution.Message</c>,
    /// <c>StepExecution.Message</c>, <c>StepExecution.Outputs</c> (outputs that are not JSON text),
    /// <c>StepExecution.Outputs.failureMessage</c>, <c>StepExecution.Outputs.error</c>, <c>StepExecution.Outputs.output</c>,
    /// <c>StepExecution.Outputs.logUrl</c> (the location of the complete component log), or <c>Log</c>.
    /// </summary>
    public string? Source { get; set; }

    /// <summary>
    /// The whole text, with its line breaks and control characters. It can contain what a component printed. Treat it as untrusted.
    /// </summary>
    public string? Text { get; set; }

    /// <summary>The time of the log event, in UTC. <see langword="null"/> if the text is not from a log.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>Returns the source and the text.</summary>
    /// <returns>The text, for example <c>Log: CmdExecution: ExitCode 1</c>.</returns>
    public override string ToString() => Source is null ? Text ?? string.Empty : $"{Source}: {Text}";
}
