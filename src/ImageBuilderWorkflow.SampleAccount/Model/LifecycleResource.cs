namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One resource that a lifecycle run acts on. Null is absent on the wire.</summary>
internal sealed record LifecycleResource(string Id, string Status, string Action)
{
    public string? StatusReason { get; init; }

    public string? ActionReason { get; init; }

    public string? Region { get; init; }

    public string? AccountId { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public IReadOnlyList<Snapshot> Snapshots { get; init; } = [];

    /// <summary>The resources below this one, listed when it is asked for as the parent.</summary>
    public IReadOnlyList<LifecycleResource> Children { get; init; } = [];

    /// <summary>A snapshot behind an AMI.</summary>
    internal sealed record Snapshot(string Id, string Status, string? Reason);
}
