namespace ImageBuilderWorkflow;

/// <summary>A run of a lifecycle policy (API: <c>LifecycleExecution</c> of ListLifecycleExecutions and GetLifecycleExecution).</summary>
public sealed class LifecycleExecution : ServiceObject
{
    /// <summary>The id of the lifecycle execution, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c>).</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>
    /// The ARN of the lifecycle policy (API: <c>lifecyclePolicyArn</c>). <see langword="null"/> for an execution without a policy.
    /// </summary>
    public string? LifecyclePolicyArn { get; set; }

    /// <summary>The name of the lifecycle policy, from its ARN. <see langword="null"/> for an execution without a policy.</summary>
    public string? Policy => ArnText.Behind(LifecyclePolicyArn, ":lifecycle-policy/");

    /// <summary>
    /// The status of the lifecycle execution: IN_PROGRESS, CANCELLED, CANCELLING, FAILED, SUCCESS or PENDING (API: <c>state.status</c>).
    /// Other values are possible.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The reason for the status (API: <c>state.reason</c>). <see langword="null"/> if the service gives no reason.</summary>
    public string? StatusReason { get; set; }

    /// <summary>
    /// Whether the execution affects further resources that belong to the selected images
    /// (API: <c>resourcesImpactedSummary.hasImpactedResources</c>). <see langword="null"/> if the service does not report it.
    /// </summary>
    public bool? HasImpactedResources { get; set; }

    /// <summary>
    /// The date and time when the lifecycle execution started, in UTC (API: <c>startTime</c>, epoch seconds). <see langword="null"/> until
    /// it starts.
    /// </summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// The date and time when the lifecycle execution ended, in UTC (API: <c>endTime</c>, epoch seconds). <see langword="null"/> until it
    /// ends.
    /// </summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The time from the start to the end of the lifecycle execution. <see langword="null"/> until it ends.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>
    /// <c>Duration</c> as a number of seconds, with fractions. <see langword="null"/> until the lifecycle execution ends.
    /// </summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// The time from the start of the lifecycle execution to its end or, while it runs, to the time when the service sent this object.
    /// <see langword="null"/> until it starts.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>
    /// The ARN of the resource whose history was listed (API: <c>resourceArn</c> of the request). <see langword="null"/> if the lifecycle
    /// execution was requested by its id.
    /// </summary>
    public string? ResourceArn { get; set; }

    private protected override string? OwnerArn => LifecyclePolicyArn ?? ResourceArn;

    /// <summary>Returns the id of the lifecycle execution.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => LifecycleExecutionId ?? string.Empty;
}
