namespace ImageBuilderWorkflow;

/// <summary>
/// A snapshot of an AMI that a lifecycle execution acted on (API: <c>LifecycleExecutionSnapshotResource</c>). Its text is the id and the
/// status.
/// </summary>
public sealed class LifecycleSnapshot : ServiceValue
{
    /// <summary>The id of the snapshot, <c>snap-</c> and hexadecimal digits (API: <c>snapshotId</c>).</summary>
    public string? SnapshotId { get; set; }

    /// <summary>
    /// The status of the action: FAILED, IN_PROGRESS, SKIPPED or SUCCESS (API: <c>state.status</c>). Other values are possible.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The reason for the status (API: <c>state.reason</c>). <see langword="null"/> if the service gives no reason.</summary>
    public string? StatusReason { get; set; }

    /// <summary>Returns the id and the status, for example <c>snap-1234567890abcdef0 (SUCCESS)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Status is null ? SnapshotId ?? string.Empty : $"{SnapshotId} ({Status})";
}
