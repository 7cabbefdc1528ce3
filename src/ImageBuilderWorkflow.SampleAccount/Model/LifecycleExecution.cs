namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>
/// One run of a lifecycle policy, or of an on-demand lifecycle action, as it will have been once it is over: times may lie in the future.
/// Null is absent on the wire.
/// </summary>
internal sealed record LifecycleExecution(string Id, string Status)
{
    /// <summary>Null for an action that somebody asked for by hand.</summary>
    public string? PolicyArn { get; init; }

    public string? Reason { get; init; }

    public bool? HasImpactedResources { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    /// <summary>The ARNs under which the run is found.</summary>
    public required IReadOnlyList<string> ListedUnder { get; init; }

    /// <summary>The image builds that it acts on.</summary>
    public IReadOnlyList<LifecycleResource> Resources { get; init; } = [];
}
