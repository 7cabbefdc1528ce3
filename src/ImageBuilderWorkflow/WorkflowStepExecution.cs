namespace ImageBuilderWorkflow;

/// <summary>
/// A run of a workflow step (API: <c>WorkflowStepMetadata</c> of ListWorkflowStepExecutions, and the response of GetWorkflowStepExecution).
/// </summary>
public sealed class WorkflowStepExecution : ServiceObject
{
    /// <summary>The id of the step execution, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>).</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The name of the step in its workflow, for example LaunchBuildInstance (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The description of the step (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>The action of the step, for example LaunchInstance (API: <c>action</c>).</summary>
    public string? Action { get; set; }

    /// <summary>
    /// The status of the step: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED or CANCELLED (API: <c>status</c>). Other values are possible.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// The status of the rollback of the step: RUNNING, COMPLETED, SKIPPED or FAILED (API: <c>rollbackStatus</c>). <see langword="null"/>
    /// if nothing was rolled back.
    /// </summary>
    public string? RollbackStatus { get; set; }

    /// <summary>
    /// The message of the step (API: <c>message</c>). <see langword="null"/> if there is no message. A failed step often has its reason in
    /// <c>Outputs</c> instead.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>The input parameters of the step, as JSON text (API: <c>inputs</c>). <see langword="null"/> if there are none.</summary>
    public string? Inputs { get; set; }

    /// <summary>
    /// The outputs of the step, as JSON text: ids, file names, and the reason for a failure (API: <c>outputs</c>). <see langword="null"/>
    /// if there are none.
    /// </summary>
    public string? Outputs { get; set; }

    /// <summary>
    /// The reason for the failure of the step: <c>Message</c>, or else the failure message in <c>Outputs</c>. <see langword="null"/> if the
    /// step did not fail, or if the service gives no reason.
    /// </summary>
    public string? Reason => Status == "FAILED" ? Message ?? StepOutputs.FailureMessage(Outputs) : null;

    /// <summary>
    /// The date and time when the step started, in UTC (API: <c>startTime</c>, an ISO 8601 text). <see langword="null"/> until it starts.
    /// </summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// The date and time when the step ended, in UTC (API: <c>endTime</c>, an ISO 8601 text). <see langword="null"/> until it ends.
    /// </summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The time from the start to the end of the step; zero for a skipped step. <see langword="null"/> until it ends.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary><c>Duration</c> as a number of seconds, with fractions. <see langword="null"/> until the step ends.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// The time from the start of the step to its end or, while it runs, to the time when the service sent this object.
    /// <see langword="null"/> until it starts.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>
    /// The number of this attempt, starting at 1 (API: <c>attemptNumber</c>). <see langword="null"/> if the service does not report it.
    /// </summary>
    public int? AttemptNumber { get; set; }

    /// <summary>
    /// The maximum number of attempts (API: <c>maxAttempts</c>). <see langword="null"/> if the service does not report it.
    /// </summary>
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// What the workflow does if the step fails, for example Abort (API: <c>onFailure</c>). Only GetWorkflowStepExecution returns it;
    /// <see langword="null"/> in a listing.
    /// </summary>
    public string? OnFailure { get; set; }

    /// <summary>
    /// The time limit of the step, in seconds (API: <c>timeoutSeconds</c>). Only GetWorkflowStepExecution returns it;
    /// <see langword="null"/> in a listing.
    /// </summary>
    public int? TimeoutSeconds { get; set; }

    /// <summary>
    /// The id of the workflow execution that the step belongs to, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c> of the response).
    /// </summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>The ARN of the workflow build version (API: <c>workflowBuildVersionArn</c> of the response).</summary>
    public string? WorkflowBuildVersionArn { get; set; }

    /// <summary>The ARN of the image build version (API: <c>imageBuildVersionArn</c> of the response).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The name, version and build number of the image build, from its ARN, for example <c>golden-image/1.4.2/3</c>. <see langword="null"/>
    /// if there is no ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the id of the step execution.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => StepExecutionId ?? string.Empty;
}
