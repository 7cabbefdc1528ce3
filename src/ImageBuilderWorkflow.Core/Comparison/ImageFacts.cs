namespace ImageBuilderWorkflow.Core;

/// <summary>
/// What an image build was made of, as named values that can be compared: its recipe, base image, components and configurations. ARNs of
/// Image Builder are without region and account, so that builds of two regions can be compared.
/// </summary>
internal static class ImageFacts
{
    private const string Components = "components";
    private const string ParentImage = "parentImage";
    private const string Platform = "platform";

    // What identifies a resource or describes it to people has no effect on a build.
    private static readonly HashSet<string> Descriptive = new(StringComparer.Ordinal)
    {
        "name",
        "version",
        "owner",
        "description",
        "dateCreated",
        "dateUpdated",
        "tags",
    };

    /// <summary>Returns the values of a kind.</summary>
    /// <param name="kind">The kind, one of <see cref="DifferenceKind.OfImage"/>.</param>
    /// <param name="image">The image build, from GetImage.</param>
    public static IEnumerable<NamedValue> Of(string kind, Image image) =>
        kind switch
        {
            DifferenceKind.Recipe => Resource("Recipe", image.ImageRecipeArn ?? image.ContainerRecipeArn, RecipeOf(image)),
            DifferenceKind.BaseImage => Present(
                ("ParentImage", ArnText.Short(Text(RecipeOf(image), ParentImage))),
                ("Platform", image.Platform),
                ("OsVersion", image.OsVersion)
            ),
            DifferenceKind.Component => ComponentsOf(RecipeOf(image)),
            DifferenceKind.Infrastructure => Resource(
                "InfrastructureConfiguration",
                image.InfrastructureConfigurationArn,
                Part(image, "infrastructureConfiguration")
            ),
            DifferenceKind.Distribution => Resource(
                "DistributionConfiguration",
                image.DistributionConfigurationArn,
                Part(image, "distributionConfiguration")
            ),
            DifferenceKind.Configuration => Present(
                ("EnhancedImageMetadataEnabled", JsonText.Of(image.EnhancedImageMetadataEnabled)),
                ("ExecutionRole", image.ExecutionRole),
                ("ImageScanningEnabled", JsonText.Of(image.ImageScanningEnabled)),
                ("ImageTestsEnabled", JsonText.Of(image.ImageTestsEnabled)),
                ("ImageTestsTimeoutMinutes", JsonText.Of(image.ImageTestsTimeoutMinutes)),
                ("LogGroupName", image.LogGroupName),
                ("Workflows", image.Workflows.Count == 0 ? null : string.Join("; ", image.Workflows.Select(Configured)))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static AdditionalFields? RecipeOf(Image image) => Part(image, "imageRecipe") ?? Part(image, "containerRecipe");

    private static AdditionalFields? Part(Image image, string name) => image.AdditionalFields.GetValueOrDefault(name) as AdditionalFields;

    private static string? Text(AdditionalFields? fields, string name) => JsonText.Of(fields?.GetValueOrDefault(name));

    private static IEnumerable<NamedValue> Resource(string name, string? arn, AdditionalFields? members) =>
        Present([
            (name, NameOf(arn)),
            .. (members ?? AdditionalFields.Empty)
                .Where(static member => !Descriptive.Contains(member.Key) && member.Key is not (Components or ParentImage or Platform))
                .Select(static member => (Capitalized(member.Key), JsonText.Of(member.Value))),
        ]);

    private static IEnumerable<NamedValue> ComponentsOf(AdditionalFields? recipe) =>
        recipe?.GetValueOrDefault(Components) is object?[] components ? components.OfType<AdditionalFields>().Select(ComponentOf) : [];

    // image-recipe/golden-image/1.4.2 is version 1.4.2 of golden-image.
    private static string? NameOf(string? arn) => ArnText.Short(arn) is { } text && text.Split('/', 2) is [_, var name] ? name : arn;

    // component/harden-os/1.2.0/1 is version 1.2.0, build 1 of harden-os.
    private static NamedValue ComponentOf(AdditionalFields component)
    {
        var arn = ArnText.Short(Text(component, "componentArn")) ?? string.Empty;
        var (name, version) = arn.Split('/', 3) is ["component", var own, var rest] ? (own, rest) : (arn, string.Empty);
        return new NamedValue(name, Text(component, "parameters") is { } parameters ? $"{version} {parameters}" : version);
    }

    private static string Configured(WorkflowConfiguration workflow) =>
        string.Join(
            ' ',
            new[]
            {
                ArnText.Short(workflow.WorkflowArn),
                workflow.Parameters.Count == 0 ? null : $"({workflow.Parameters})",
                workflow.ParallelGroup,
                workflow.OnFailure,
            }.Where(static part => !string.IsNullOrEmpty(part))
        );

    private static IEnumerable<NamedValue> Present(params (string Name, string? Value)[] values) =>
        values.Where(static value => value.Value is not null).Select(static value => new NamedValue(value.Name, value.Value!));

    private static string Capitalized(string name) => string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
}
