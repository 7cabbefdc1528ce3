namespace ImageBuilderWorkflow;

/// <summary>A bar of a timeline: when an image build, one of its workflows or one of its steps started, waited and ended.</summary>
/// <remarks>
/// The module determines these values from the image build, its workflow executions and their steps. A property is
/// <see langword="null"/> if it does not apply to the kind of the entry, or if the service did not return it.
/// </remarks>
public sealed class TimelineEntry : ServiceObject
{
    /// <summary>What the entry describes: Image, Workflow or Step.</summary>
    public string? Kind { get; set; }

    /// <summary>
    /// The name of what the entry describes: the name, version and build number of an image, for example <c>golden-image/1.4.2/2</c>; the
    /// name and version of a workflow, for example <c>build-image 1.0.3</c>; or the name of a step.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The status of the image (<c>state.status</c> of GetImage), the workflow execution (<c>status</c> of ListWorkflowExecutions) or the
    /// step (<c>status</c> of ListWorkflowStepExecutions).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// The start in UTC: for an image, the time when the build was requested (<c>dateCreated</c> of GetImage). <see langword="null"/> if
    /// it has not started.
    /// </summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// The end in UTC: for an image whose status is final, the end of its last workflow. <see langword="null"/> if it has not ended.
    /// </summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The time from the start to the end. <see langword="null"/> if it has not ended.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>Duration in seconds. <see langword="null"/> if it has not ended.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// The time from the start to the end or, if it has not ended, to the time when the entry was read. <see langword="null"/> if it has
    /// not started.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>
    /// The time between the end of what came before and the start. Before a step comes the previous step, or else the start of its
    /// workflow; before a workflow comes, of the workflows that had ended when it started, the one that ended last, or else the request of
    /// the build. <see langword="null"/> for an image, and if it has not started.
    /// </summary>
    public TimeSpan? Wait { get; set; }

    /// <summary>
    /// Whether a workflow or step determined when the build ended: had it been shorter, the build would have ended earlier. While the build
    /// runs, whether it has determined the time so far. False for an image, and for what was skipped.
    /// </summary>
    public bool IsCritical { get; set; }

    /// <summary>
    /// Whether it waits for an action of a person: a step with the action WaitForAction that has not ended, and its workflow.
    /// </summary>
    public bool IsWaiting { get; set; }

    /// <summary>Why it failed or was cancelled. It can contain what a component printed. Treat it as untrusted.</summary>
    public string? Reason { get; set; }

    /// <summary>The name, version and build number of the image, for example <c>golden-image/1.4.2/2</c> (from its ARN).</summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>The ARN of the image build version.</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The name and version of the workflow, for example <c>build-image 1.0.3</c> (from its ARN). <see langword="null"/> for an image.
    /// </summary>
    public string? Workflow => ArnText.Workflow(WorkflowBuildVersionArn);

    /// <summary>The type of the workflow: BUILD, TEST or DISTRIBUTION. <see langword="null"/> for an image.</summary>
    public string? WorkflowType { get; set; }

    /// <summary>The ARN of the workflow build version. <see langword="null"/> for an image.</summary>
    public string? WorkflowBuildVersionArn { get; set; }

    /// <summary>The id of the workflow execution, <c>wf-</c> and a GUID. <see langword="null"/> for an image.</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>
    /// The name of the group of workflows that run at the same time (<c>parallelGroup</c> of ListWorkflowExecutions).
    /// <see langword="null"/> if the workflow belongs to none.
    /// </summary>
    public string? ParallelGroup { get; set; }

    /// <summary>The name of the step. <see langword="null"/> for an image and a workflow.</summary>
    public string? StepName { get; set; }

    /// <summary>The action of the step, for example <c>ExecuteComponents</c>. <see langword="null"/> for an image and a workflow.</summary>
    public string? StepAction { get; set; }

    /// <summary>The id of the step execution, <c>step-</c> and a GUID. <see langword="null"/> for an image and a workflow.</summary>
    public string? StepExecutionId { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the id of the step execution or of the workflow execution, or the ARN of the image build version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => StepExecutionId ?? WorkflowExecutionId ?? ImageBuildVersionArn ?? string.Empty;
}
