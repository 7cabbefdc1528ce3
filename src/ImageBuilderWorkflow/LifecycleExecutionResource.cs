namespace ImageBuilderWorkflow;

/// <summary>
/// A resource that a lifecycle execution acted on: an Image Builder image, or an AMI or container image that belongs to one
/// (API: <c>LifecycleExecutionResource</c> of ListLifecycleExecutionResources). <c>Region</c> is the region of the resource
/// (API: <c>region</c>), which for an AMI can differ from the region that the request was sent to. If the service does not report it,
/// <c>Region</c> is the region that the request was sent to.
/// </summary>
public sealed class LifecycleExecutionResource : ServiceObject
{
    /// <summary>
    /// The id of the resource: the ARN of an image, the id of an AMI, or the URI of a container image (API: <c>resourceId</c>).
    /// </summary>
    public string? ResourceId { get; set; }

    /// <summary>
    /// A short form of <c>ResourceId</c>. For an Image Builder ARN: the kind, name, version and build number, for example
    /// <c>image/golden-image/1.4.2/3</c>. Otherwise the same as <c>ResourceId</c>.
    /// </summary>
    public string? Resource => ArnText.Short(ResourceId);

    /// <summary>
    /// The action for the resource: AVAILABLE, DELETE, DEPRECATE or DISABLE (API: <c>action.name</c>). Other values are possible.
    /// </summary>
    public string? Action { get; set; }

    /// <summary>The reason for the action (API: <c>action.reason</c>). <see langword="null"/> if the service gives no reason.</summary>
    public string? ActionReason { get; set; }

    /// <summary>
    /// The status of the action: FAILED, IN_PROGRESS, SKIPPED or SUCCESS (API: <c>state.status</c>). Other values are possible.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The reason for the status (API: <c>state.reason</c>). <see langword="null"/> if the service gives no reason.</summary>
    public string? StatusReason { get; set; }

    /// <summary>
    /// The date and time when the action started, in UTC (API: <c>startTime</c>, epoch seconds). <see langword="null"/> until it starts.
    /// </summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// The date and time when the action ended, in UTC (API: <c>endTime</c>, epoch seconds). <see langword="null"/> until it ends.
    /// </summary>
    public DateTime? EndTime { get; set; }

    /// <summary>The time from the start to the end of the action. <see langword="null"/> until it ends.</summary>
    public TimeSpan? Duration => EndTime - StartTime;

    /// <summary><c>Duration</c> as a number of seconds, with fractions. <see langword="null"/> until the action ends.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>
    /// The time from the start of the action to its end or, while it runs, to the time when the service sent this object.
    /// <see langword="null"/> until it starts.
    /// </summary>
    public TimeSpan? Elapsed => Timing.Elapsed(StartTime, EndTime, Status, ReadTime);

    /// <summary>The snapshots of an AMI, with their status (API: <c>snapshots</c>). Empty if there are none.</summary>
    public ValueList<LifecycleSnapshot> Snapshots { get; set; } = ValueList<LifecycleSnapshot>.Empty;

    /// <summary>The URIs of a container image (API: <c>imageUris</c>). Empty if there are none.</summary>
    public ValueList<string> ImageUris { get; set; } = ValueList<string>.Empty;

    /// <summary>The id of the lifecycle execution, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c> of the response).</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>
    /// The region of the lifecycle execution, which the request was sent to. Cmdlets that take this object from the pipeline use it instead
    /// of <c>Region</c>.
    /// </summary>
    public string? LifecycleExecutionRegion { get; set; }

    /// <summary>The status of the lifecycle execution as a whole (API: <c>lifecycleExecutionState.status</c> of the response).</summary>
    public string? LifecycleExecutionStatus { get; set; }

    /// <summary>
    /// The reason for the status of the lifecycle execution (API: <c>lifecycleExecutionState.reason</c> of the response).
    /// <see langword="null"/> if the service gives no reason.
    /// </summary>
    public string? LifecycleExecutionStatusReason { get; set; }

    /// <summary>
    /// The id of the resource that this one belongs to (API: <c>parentResourceId</c> of the request). <see langword="null"/> for a resource
    /// that the policy selected itself.
    /// </summary>
    public string? ParentResourceId { get; set; }

    private protected override string? OwnerArn => ResourceId;

    /// <summary>
    /// Returns the action, the resource id and the lifecycle execution id, for example <c>DELETE ami-1234567890abcdef0 (lce-...)</c>.
    /// </summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() =>
        string.Join(
            ' ',
            new[] { Action, ResourceId, LifecycleExecutionId is null ? null : $"({LifecycleExecutionId})" }.Where(part =>
                !string.IsNullOrEmpty(part)
            )
        );
}
