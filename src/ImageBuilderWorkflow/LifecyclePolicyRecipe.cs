namespace ImageBuilderWorkflow;

/// <summary>A recipe whose images a lifecycle policy looks after (API: <c>LifecyclePolicyResourceSelectionRecipe</c>). As text it is the name and the version.</summary>
public sealed class LifecyclePolicyRecipe : ServiceValue
{
    /// <summary>The recipe's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The recipe's version; it may have an <c>x</c> for any (API: <c>semanticVersion</c>).</summary>
    public string? SemanticVersion { get; set; }

    /// <summary>The name and the version, with a slash between them.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}/{SemanticVersion}";
}
