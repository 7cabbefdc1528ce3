namespace ImageBuilderWorkflow;

/// <summary>
/// One run of one step of a workflow (API: <c>WorkflowStepMetadata</c> of ListWorkflowStepExecutions, and the response of
/// GetWorkflowStepExecution).
/// </summary>
public sealed class WorkflowStepExecution : ServiceObject
{
    /// <summary>The id of this run of the step, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>).</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The step's name in its workflow, for example LaunchBuildInstance (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The step's description (API: <c>description</c>). <see langword="null"/> when it has none.</summary>
    public string? Description { get; set; }

    /// <summary>The action that the step performs, for example LaunchInstance (API: <c>action</c>).</summary>
    public string? Action { get; set; }

    /// <summary>
    /// PENDING, SKIPPED, RUNNING, COMPLETED, FAILED or CANCELLED, or another text that the service sends
    /// (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>RUNNING, COMPLETED, SKIPPED or FAILED for the step's rollback (API: <c>rollbackStatus</c>). <see langword="null"/> when nothing was rolled back.</summary>
    public string? RollbackStatus { get; set; }

    /// <summary>
    /// What the step has to say of itself (API: <c>message</c>). <see langword="null"/> when it says nothing; a failed step often
    /// gives its reason in its outputs instead.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>The step's input parameters as the service sends them, JSON text (API: <c>inputs</c>). <see langword="null"/> when it has none.</summary>
    public string? Inputs { get; set; }

    /// <summary>
    /// What the step left behind, JSON text: ids, file names, and the reason of a failure (API: <c>outputs</c>).
    /// <see langword="null"/> when it left nothing.
    /// </summary>
    public string? Outputs { get; set; }

    /// <summary>
    /// Why the step failed: its message, or else the failure message in its outputs. <see langword="null"/> for a step that did not fail,
    /// and when the service does not say.
    /// </summary>
    public string? Reason => Status == "FAILED" ? Message ?? StepOutputs.FailureMessage(Outputs) : null;

    /// <summary>When the step began, in UTC (API: <c>startTime</c>, an ISO-8601 text). <see langword="null"/> before it begins.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the step ended, in UTC (API: <c>endTime</c>, an ISO-8601 text). <see langword="null"/> while it runs.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>How long the step took, from start to end; zero for a skipped one. <see langword="null"/> while it runs.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>
    /// How long the step took, in seconds with a fraction: <c>Duration</c> as a number. <see langword="null"/> before the end.
    /// </summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// How long the step has taken: <c>Duration</c> once there is an end, and before that the time from the start until the service sent
    /// this object. <see langword="null"/> before the start.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>Which attempt at the step this is, from 1 (API: <c>attemptNumber</c>). <see langword="null"/> when the service does not say.</summary>
    public int? AttemptNumber { get; set; }

    /// <summary>How many attempts the step has at most (API: <c>maxAttempts</c>). <see langword="null"/> when the service does not say.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// What the workflow does when the step fails, for example Abort (API: <c>onFailure</c>). Only GetWorkflowStepExecution tells;
    /// <see langword="null"/> in a listing.
    /// </summary>
    public string? OnFailure { get; set; }

    /// <summary>
    /// How long the step may take, in seconds (API: <c>timeoutSeconds</c>). Only GetWorkflowStepExecution tells;
    /// <see langword="null"/> in a listing.
    /// </summary>
    public int? TimeoutSeconds { get; set; }

    /// <summary>The id of the workflow's run that the step belongs to, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c> of the response).</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>The ARN of the workflow's build version (API: <c>workflowBuildVersionArn</c> of the response).</summary>
    public string? WorkflowBuildVersionArn { get; set; }

    /// <summary>The ARN of the image build version that the workflow worked on (API: <c>imageBuildVersionArn</c> of the response).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The image build that the workflow worked on: name, version and build, for example <c>golden-image/1.4.2/3</c>, from its ARN.
    /// <see langword="null"/> without an ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>Gives the id of the step's run.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => StepExecutionId ?? string.Empty;
}
