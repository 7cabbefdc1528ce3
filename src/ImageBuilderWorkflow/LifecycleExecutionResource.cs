namespace ImageBuilderWorkflow;

/// <summary>
/// A resource that a lifecycle execution acted on: an image of Image Builder, or an AMI or container that belongs to one
/// (API: <c>LifecycleExecutionResource</c> of ListLifecycleExecutionResources). Its <c>Region</c> is the one that the resource is in
/// (API: <c>region</c>), which for an AMI may be another one than was asked; it is the region that was asked when the service does not say.
/// </summary>
public sealed class LifecycleExecutionResource : ServiceObject
{
    /// <summary>The resource: the ARN of an image, the id of an AMI, the address of a container (API: <c>resourceId</c>).</summary>
    public string? ResourceId { get; set; }

    /// <summary>
    /// The resource in short: of an ARN of Image Builder the kind, name, version and build, for example <c>image/golden-image/1.4.2/3</c>;
    /// otherwise <c>ResourceId</c>.
    /// </summary>
    public string? Resource => ArnText.Short(ResourceId);

    /// <summary>What was to be done: AVAILABLE, DELETE, DEPRECATE or DISABLE, or another text that the service sends (API: <c>action.name</c>).</summary>
    public string? Action { get; set; }

    /// <summary>Why it was to be done (API: <c>action.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? ActionReason { get; set; }

    /// <summary>FAILED, IN_PROGRESS, SKIPPED or SUCCESS, or another text that the service sends (API: <c>state.status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Why the resource has this status (API: <c>state.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? StatusReason { get; set; }

    /// <summary>When work on the resource began, in UTC (API: <c>startTime</c>, epoch seconds). <see langword="null"/> before it begins.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When it ended, in UTC (API: <c>endTime</c>, epoch seconds). <see langword="null"/> while it goes on.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>How long it took, from start to end. <see langword="null"/> while it goes on.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary>
    /// How long the work on the resource took, in seconds with a fraction: <c>Duration</c> as a number. <see langword="null"/> before the
    /// end.
    /// </summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// How long the work on the resource has taken: <c>Duration</c> once there is an end, and before that the time from the start until the
    /// service sent this object. <see langword="null"/> before the start.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>The account that the resource is in, twelve digits (API: <c>accountId</c>). <see langword="null"/> when the service does not say.</summary>
    public string? AccountId { get; set; }

    /// <summary>The snapshots of an AMI, and what became of them (API: <c>snapshots</c>). Empty when there are none.</summary>
    public ValueList<LifecycleSnapshot> Snapshots { get; set; } = ValueList<LifecycleSnapshot>.Empty;

    /// <summary>The addresses of a container (API: <c>imageUris</c>). Empty when there are none.</summary>
    public ValueList<string> ImageUris { get; set; } = ValueList<string>.Empty;

    /// <summary>The id of the lifecycle execution, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c> of the response).</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>The region that was asked, which is the lifecycle execution's; piped on, it goes before <c>Region</c>.</summary>
    public string? LifecycleExecutionRegion { get; set; }

    /// <summary>How the lifecycle execution as a whole stands (API: <c>lifecycleExecutionState.status</c> of the response).</summary>
    public string? LifecycleExecutionStatus { get; set; }

    /// <summary>Why it stands so (API: <c>lifecycleExecutionState.reason</c> of the response). <see langword="null"/> when no reason is given.</summary>
    public string? LifecycleExecutionStatusReason { get; set; }

    /// <summary>The resource that this one belongs to (API: <c>parentResourceId</c> of the request). <see langword="null"/> for one that the policy has chosen itself.</summary>
    public string? ParentResourceId { get; set; }

    /// <summary>
    /// Gives the action, the resource and the lifecycle execution, for example <c>DELETE ami-1234567890abcdef0 (lce-...)</c>.
    /// </summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => string.Join(
        ' ',
        new[] { Action, ResourceId, LifecycleExecutionId is null ? null : $"({LifecycleExecutionId})" }.Where(part => !string.IsNullOrEmpty(part)));
}
