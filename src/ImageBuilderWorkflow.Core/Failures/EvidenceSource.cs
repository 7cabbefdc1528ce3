namespace ImageBuilderWorkflow.Core;

/// <summary>The sources of evidence, as <see cref="FailureEvidence.Source"/> names them.</summary>
internal static class EvidenceSource
{
    public const string Reason = "Image.State.Reason";
    public const string Component = "Image.FailureContext.ComponentFailure";
    public const string Distribution = "Image.FailureContext.DistributionFailure";
    public const string Region = "Image.FailureContext.RegionFailure";
    public const string Execution = "WorkflowExecution.Message";
    public const string Step = "StepExecution.Message";
    public const string Outputs = "StepExecution.Outputs";
    public const string OutputsFailureMessage = "StepExecution.Outputs.failureMessage";
    public const string OutputsError = "StepExecution.Outputs.error";
    public const string OutputsOutput = "StepExecution.Outputs.output";
    public const string OutputsLogUrl = "StepExecution.Outputs.logUrl";
    public const string Log = "Log";

    // The most telling source first: the closer to the command that failed, the better.
    private static readonly string[] Ranking =
    [
        Component,
        Region,
        Distribution,
        Log,
        OutputsFailureMessage,
        Step,
        OutputsOutput,
        Outputs,
        OutputsError,
        Execution,
        Reason,
    ];

    /// <summary>How telling a source is; 0 is the most telling. The location of a log is no text about a failure.</summary>
    public static int Rank(string? source) => Array.IndexOf(Ranking, source) is >= 0 and var rank ? rank : int.MaxValue;
}
