namespace ImageBuilderWorkflow;

/// <summary>A snapshot of an AMI that a lifecycle execution acted on (API: <c>LifecycleExecutionSnapshotResource</c>). As text it is the id and the status.</summary>
public sealed class LifecycleSnapshot : ServiceValue
{
    /// <summary>The id of the snapshot, <c>snap-</c> and hexadecimal digits (API: <c>snapshotId</c>).</summary>
    public string? SnapshotId { get; set; }

    /// <summary>FAILED, IN_PROGRESS, SKIPPED or SUCCESS, or another text that the service sends (API: <c>state.status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Why the snapshot has this status (API: <c>state.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? StatusReason { get; set; }

    /// <summary>The id and the status, for example <c>snap-1234567890abcdef0 (SUCCESS)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Status is null ? SnapshotId ?? string.Empty : $"{SnapshotId} ({Status})";
}
