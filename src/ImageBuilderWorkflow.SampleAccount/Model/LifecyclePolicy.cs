namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>A lifecycle policy. A null member is absent in responses.</summary>
internal sealed record LifecyclePolicy
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Status { get; init; }

    public required string ExecutionRole { get; init; }

    public required string ResourceType { get; init; }

    public required IReadOnlyList<Detail> Details { get; init; }

    /// <summary>The selected recipes, by name and version.</summary>
    public IReadOnlyList<(string Name, string SemanticVersion)> Recipes { get; init; } = [];

    /// <summary>The tags that select the images; empty if recipes select them.</summary>
    public IReadOnlyDictionary<string, string> SelectionTags { get; init; } = new Dictionary<string, string>();

    public required DateTime Created { get; init; }

    public DateTime? Updated { get; init; }

    public DateTime? LastRun { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>An action and the filter of its images.</summary>
    internal sealed record Detail(string Action, string FilterType, int FilterValue)
    {
        public string? Unit { get; init; }

        public int? RetainAtLeast { get; init; }

        public bool? Amis { get; init; }

        public bool? Snapshots { get; init; }

        public bool? Containers { get; init; }
    }
}
