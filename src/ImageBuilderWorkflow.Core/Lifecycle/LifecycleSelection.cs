namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Which images a lifecycle policy is for: those of some recipes, or those with one of some tags. The ARN of an image has the name and the
/// version of its recipe.
/// </summary>
/// <param name="policy">The policy with its rules.</param>
internal sealed class LifecycleSelection(LifecyclePolicy policy)
{
    /// <summary>The type of a policy for container images.</summary>
    public const string ContainerImage = "CONTAINER_IMAGE";

    private const string DockerImage = "DOCKER";

    private readonly List<(string Name, string[] Version)> _recipes =
    [
        .. policy.Recipes.Select(static recipe =>
            (ShortName.SlugOf(recipe.Name ?? string.Empty), (recipe.SemanticVersion ?? "").Split('.'))
        ),
    ];

    /// <summary>Whether builds of a version may be among the images, as far as the version tells.</summary>
    public bool MayHave(ImageVersion version) => IsOfType(version.Type) && (_recipes.Count == 0 ? HasTags : IsOfRecipe(version.Arn));

    /// <summary>Whether an image is among them.</summary>
    public bool Has(Image image) => IsOfType(image.Type) && (_recipes.Count == 0 ? IsTagged(image) : IsOfRecipe(image.Arn));

    private bool HasTags => policy.ResourceTags.Count > 0;

    // Old images have no type; at that time all were AMIs.
    private bool IsOfType(string? type) => policy.ResourceType == ContainerImage == (type == DockerImage);

    private bool IsTagged(Image image) =>
        policy.ResourceTags.Any(tag => image.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value);

    private bool IsOfRecipe(string? arn) =>
        RecipeOf(arn) is var (name, version) && _recipes.Exists(recipe => recipe.Name == name && IsVersion(recipe.Version, version));

    private static (string Name, string[] Version)? RecipeOf(string? arn) =>
        ArnText.Behind(arn, ":image/")?.Split('/') is [var name, var version, ..] ? (name, version.Split('.')) : null;

    private static bool IsVersion(string[] pattern, string[] version) =>
        pattern.Length == version.Length && pattern.Zip(version).All(static pair => pair.First == "x" || pair.First == pair.Second);
}
