namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One resource on which a lifecycle execution acts. A null member is absent in responses.</summary>
internal sealed record LifecycleResource(string Id, string Status, string Action)
{
    public string? StatusReason { get; init; }

    public string? ActionReason { get; init; }

    public string? Region { get; init; }

    public string? AccountId { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public IReadOnlyList<Snapshot> Snapshots { get; init; } = [];

    /// <summary>The child resources. A request with this resource as the parent lists them.</summary>
    public IReadOnlyList<LifecycleResource> Children { get; init; } = [];

    /// <summary>A snapshot of an AMI.</summary>
    internal sealed record Snapshot(string Id, string Status, string? Reason);
}
