using System.Globalization;

namespace ImageBuilderWorkflow;

/// <summary>
/// A run of a BUILD, TEST or DISTRIBUTION workflow for an image build version (API: <c>WorkflowExecutionMetadata</c> of
/// ListWorkflowExecutions, and the response of GetWorkflowExecution).
/// </summary>
public sealed class WorkflowExecution : ServiceObject
{
    /// <summary>The id of the workflow execution, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c>).</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>
    /// The type of the workflow: BUILD, TEST or DISTRIBUTION (API: <c>type</c>). Other values are possible. <see langword="null"/> for old
    /// executions, which have no type; the table then shows the type in the ARN of the workflow.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>
    /// The status of the workflow execution: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, ROLLBACK_IN_PROGRESS, ROLLBACK_COMPLETED or
    /// CANCELLED (API: <c>status</c>). Other values are possible.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// The message of the workflow execution, often the reason for a failure (API: <c>message</c>). <see langword="null"/> if there is no
    /// message.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>The total number of steps in the workflow, known before any step runs (API: <c>totalStepCount</c>).</summary>
    public int? TotalStepCount { get; set; }

    /// <summary>The number of steps that have succeeded so far (API: <c>totalStepsSucceeded</c>).</summary>
    public int? TotalStepsSucceeded { get; set; }

    /// <summary>The number of steps that have failed so far (API: <c>totalStepsFailed</c>).</summary>
    public int? TotalStepsFailed { get; set; }

    /// <summary>The number of steps that were skipped so far (API: <c>totalStepsSkipped</c>).</summary>
    public int? TotalStepsSkipped { get; set; }

    /// <summary>
    /// The number of steps that have ended and the total number of steps, for example <c>3/7</c>. <see langword="null"/> if the service
    /// does not report the total.
    /// </summary>
    public string? Steps =>
        TotalStepCount is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(TotalStepsSucceeded ?? 0) + (TotalStepsFailed ?? 0) + (TotalStepsSkipped ?? 0)}/{TotalStepCount}"
            );

    /// <summary>
    /// The date and time when the workflow execution started, in UTC (API: <c>startTime</c>, an ISO 8601 text). <see langword="null"/>
    /// until it starts.
    /// </summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// The date and time when the workflow execution ended, in UTC (API: <c>endTime</c>, an ISO 8601 text). <see langword="null"/> until it
    /// ends.
    /// </summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The time from the start to the end of the workflow execution. <see langword="null"/> until it ends.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary><c>Duration</c> as a number of seconds, with fractions. <see langword="null"/> until the workflow execution ends.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// The time from the start of the workflow execution to its end or, while it runs, to the time when the service sent this object.
    /// <see langword="null"/> until it starts.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>
    /// The group of test workflows that run in parallel (API: <c>parallelGroup</c>). <see langword="null"/> if the workflow does not belong
    /// to a group.
    /// </summary>
    public string? ParallelGroup { get; set; }

    /// <summary>
    /// Whether the workflow execution was retried (API: <c>retried</c>). <see langword="null"/> if the service does not report it;
    /// GetWorkflowExecution never does.
    /// </summary>
    public bool? Retried { get; set; }

    /// <summary>
    /// The ARN of the workflow build version, which contains the type, name and version of the workflow
    /// (API: <c>workflowBuildVersionArn</c>).
    /// </summary>
    public string? WorkflowBuildVersionArn { get; set; }

    /// <summary>
    /// The name and version of the workflow, from its ARN, for example <c>build-image 1.0.3</c>. <see langword="null"/> if there is no ARN.
    /// </summary>
    public string? Workflow => ArnText.Workflow(WorkflowBuildVersionArn);

    /// <summary>The ARN of the image build version (API: <c>imageBuildVersionArn</c> of the response).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The name, version and build number of the image build, from its ARN, for example <c>golden-image/1.4.2/3</c>. <see langword="null"/>
    /// if there is no ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the id of the workflow execution.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => WorkflowExecutionId ?? string.Empty;
}
