namespace ImageBuilderWorkflow;

/// <summary>
/// A recipe whose images a lifecycle policy applies to (API: <c>LifecyclePolicyResourceSelectionRecipe</c>). Its text is the name and the
/// version.
/// </summary>
public sealed class LifecyclePolicyRecipe : ServiceValue
{
    /// <summary>The name of the recipe (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version of the recipe (API: <c>semanticVersion</c>). It can contain an <c>x</c>, which matches any number.</summary>
    public string? SemanticVersion { get; set; }

    /// <summary>Returns the name and the version, separated by a slash.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}/{SemanticVersion}";
}
