using System.Globalization;

namespace ImageBuilderWorkflow;

/// <summary>
/// One run of a BUILD, TEST or DISTRIBUTION workflow for an image build version
/// (API: <c>WorkflowExecutionMetadata</c> of ListWorkflowExecutions, and the response of GetWorkflowExecution).
/// </summary>
public sealed class WorkflowExecution : ServiceObject
{
    /// <summary>The id of this run, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c>).</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>
    /// BUILD, TEST or DISTRIBUTION, or another text that the service sends
    /// (API: <c>type</c>). <see langword="null"/> on old executions, which have none.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>
    /// PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, ROLLBACK_IN_PROGRESS, ROLLBACK_COMPLETED or CANCELLED, or another
    /// text that the service sends (API: <c>status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>What the run has to say of itself, often why it failed (API: <c>message</c>). <see langword="null"/> when it says nothing.</summary>
    public string? Message { get; set; }

    /// <summary>How many steps the workflow has, known before any of them runs (API: <c>totalStepCount</c>).</summary>
    public int? TotalStepCount { get; set; }

    /// <summary>How many steps have succeeded so far (API: <c>totalStepsSucceeded</c>).</summary>
    public int? TotalStepsSucceeded { get; set; }

    /// <summary>How many steps have failed so far (API: <c>totalStepsFailed</c>).</summary>
    public int? TotalStepsFailed { get; set; }

    /// <summary>How many steps were skipped so far (API: <c>totalStepsSkipped</c>).</summary>
    public int? TotalStepsSkipped { get; set; }

    /// <summary>
    /// How many steps have ended, and how many there are, for example <c>3/7</c>. <see langword="null"/> when the service does not say.
    /// </summary>
    public string? Steps => TotalStepCount is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{(TotalStepsSucceeded ?? 0) + (TotalStepsFailed ?? 0) + (TotalStepsSkipped ?? 0)}/{TotalStepCount}");

    /// <summary>When the run began, in UTC (API: <c>startTime</c>, an ISO-8601 text). <see langword="null"/> before it begins.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the run ended, in UTC (API: <c>endTime</c>, an ISO-8601 text). <see langword="null"/> while it runs.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>How long the run took, from start to end. <see langword="null"/> while it runs.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>
    /// How long the run took, in seconds with a fraction: <c>Duration</c> as a number. <see langword="null"/> before the end.
    /// </summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// How long the run has taken: <c>Duration</c> once there is an end, and before that the time from the start until the service sent
    /// this object. <see langword="null"/> before the start.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>The named group of test workflows that this run belongs to (API: <c>parallelGroup</c>). <see langword="null"/> outside a group.</summary>
    public string? ParallelGroup { get; set; }

    /// <summary>
    /// Whether the run was retried (API: <c>retried</c>). <see langword="null"/> when the service does not say:
    /// GetWorkflowExecution never does.
    /// </summary>
    public bool? Retried { get; set; }

    /// <summary>The ARN of the workflow's build version, which holds the workflow's type, name and version (API: <c>workflowBuildVersionArn</c>).</summary>
    public string? WorkflowBuildVersionArn { get; set; }

    /// <summary>
    /// The name and the version of the workflow, for example <c>build-image 1.0.3</c>, from its ARN. <see langword="null"/> without an ARN.
    /// </summary>
    public string? Workflow => ArnText.Workflow(WorkflowBuildVersionArn);

    /// <summary>The ARN of the image build version that the run worked on (API: <c>imageBuildVersionArn</c> of the response).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The image build that the run worked on: name, version and build, for example <c>golden-image/1.4.2/3</c>, from its ARN.
    /// <see langword="null"/> without an ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>Gives the id of the run.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => WorkflowExecutionId ?? string.Empty;
}
