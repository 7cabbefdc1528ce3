namespace ImageBuilderWorkflow;

/// <summary>
/// One run of a lifecycle policy (API: <c>LifecycleExecution</c> of ListLifecycleExecutions and GetLifecycleExecution).
/// </summary>
public sealed class LifecycleExecution : ServiceObject
{
    /// <summary>The id of this run, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c>).</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>The ARN of the policy that ran (API: <c>lifecyclePolicyArn</c>). <see langword="null"/> for a run without a policy.</summary>
    public string? LifecyclePolicyArn { get; set; }

    /// <summary>The name of the policy that ran, from its ARN. <see langword="null"/> for a run without a policy.</summary>
    public string? Policy => ArnText.Behind(LifecyclePolicyArn, ":lifecycle-policy/");

    /// <summary>
    /// IN_PROGRESS, CANCELLED, CANCELLING, FAILED, SUCCESS or PENDING, or another text that the service sends
    /// (API: <c>state.status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Why the run has this status (API: <c>state.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? StatusReason { get; set; }

    /// <summary>
    /// Whether resources that belong to the chosen image resources are affected as well
    /// (API: <c>resourcesImpactedSummary.hasImpactedResources</c>). <see langword="null"/> when the service does not say.
    /// </summary>
    public bool? HasImpactedResources { get; set; }

    /// <summary>When the run began, in UTC (API: <c>startTime</c>, epoch seconds). <see langword="null"/> before it begins.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the run ended, in UTC (API: <c>endTime</c>, epoch seconds). <see langword="null"/> while it runs.</summary>
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

    /// <summary>
    /// The ARN of the resource whose history was asked for (API: <c>resourceArn</c> of the request).
    /// <see langword="null"/> when the run was asked for by its id.
    /// </summary>
    public string? ResourceArn { get; set; }

    /// <summary>Gives the id of the run.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => LifecycleExecutionId ?? string.Empty;
}
