namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>
/// One execution of a lifecycle policy or of an on-demand lifecycle action, with its complete timeline. Times can lie in the future.
/// A null member is absent in responses.
/// </summary>
internal sealed record LifecycleExecution(string Id, string Status)
{
    /// <summary>The policy; null for an on-demand action.</summary>
    public string? PolicyArn { get; init; }

    public string? Reason { get; init; }

    public bool? HasImpactedResources { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    /// <summary>The ARNs whose listings contain the execution.</summary>
    public required IReadOnlyList<string> ListedUnder { get; init; }

    /// <summary>The image builds on which it acts.</summary>
    public IReadOnlyList<LifecycleResource> Resources { get; init; } = [];
}
