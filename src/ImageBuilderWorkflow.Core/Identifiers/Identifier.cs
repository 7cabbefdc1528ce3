using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>A form of id or ARN that the API takes, with the API's own pattern.</summary>
internal sealed partial class Identifier
{
    private const string Guid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private const string Owner = "(?:[0-9]{12}|aws(?:-[a-z-]+)?)";
    private const string Service = "arn:aws[^:]*:imagebuilder:[^:]+:";
    private const string Version = @"[0-9]+\.[0-9]+\.[0-9]+";
    private const string WildcardVersion = @"(?=[0-9.]*x)(?:x|[0-9]+)\.(?:x|[0-9]+)\.(?:x|[0-9]+)";

    private Identifier(string name, string description, string form, Regex pattern) =>
        (Name, Description, Form, Pattern) = (name, description, form, pattern);

    /// <summary>The id of a workflow's run.</summary>
    public static Identifier WorkflowExecutionId { get; } =
        new(
            nameof(WorkflowExecutionId),
            "a workflow execution id",
            "wf-12345678-1234-1234-1234-123456789012",
            WorkflowExecutionIdPattern()
        );

    /// <summary>The id of a step's run.</summary>
    public static Identifier StepExecutionId { get; } =
        new(nameof(StepExecutionId), "a step execution id", "step-12345678-1234-1234-1234-123456789012", StepExecutionIdPattern());

    /// <summary>The id of a lifecycle policy's run.</summary>
    public static Identifier LifecycleExecutionId { get; } =
        new(
            nameof(LifecycleExecutionId),
            "a lifecycle execution id",
            "lce-12345678-1234-1234-1234-123456789012",
            LifecycleExecutionIdPattern()
        );

    /// <summary>The ARN of an image's build version.</summary>
    public static Identifier ImageBuildVersionArn { get; } =
        new(
            nameof(ImageBuildVersionArn),
            "the ARN of an image build version",
            "arn:aws:imagebuilder:us-east-1:123456789012:image/my-image/1.0.0/1",
            ImageBuildVersionArnPattern()
        );

    /// <summary>The ARN of an image's build version, or one with an x in its version for the newest build.</summary>
    public static Identifier ImageArn { get; } =
        new(
            nameof(ImageBuildVersionArn),
            "the ARN of an image build version, or of the newest one with an x for a number",
            "arn:aws:imagebuilder:us-east-1:123456789012:image/my-image/1.0.0/1",
            ImageArnPattern()
        );

    /// <summary>The ARN of an image's version, without the number of a build.</summary>
    public static Identifier ImageVersionArn { get; } =
        new(
            nameof(ImageVersionArn),
            "the ARN of an image version",
            "arn:aws:imagebuilder:us-east-1:123456789012:image/my-image/1.0.0",
            ImageVersionArnPattern()
        );

    /// <summary>The ARN of a pipeline.</summary>
    public static Identifier ImagePipelineArn { get; } =
        new(
            nameof(ImagePipelineArn),
            "the ARN of an image pipeline",
            "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/my-pipeline",
            ImagePipelineArnPattern()
        );

    /// <summary>The ARN of a workflow's build version.</summary>
    public static Identifier WorkflowBuildVersionArn { get; } =
        new(
            nameof(WorkflowBuildVersionArn),
            "the ARN of a workflow build version",
            "arn:aws:imagebuilder:us-east-1:123456789012:workflow/build/my-workflow/1.0.0/1",
            WorkflowBuildVersionArnPattern()
        );

    /// <summary>The ARN of a workflow's version, without the number of a build; the numbers may be an x.</summary>
    public static Identifier WorkflowVersionArn { get; } =
        new(
            nameof(WorkflowVersionArn),
            "the ARN of a workflow version",
            "arn:aws:imagebuilder:us-east-1:123456789012:workflow/build/my-workflow/1.0.0",
            WorkflowVersionArnPattern()
        );

    /// <summary>The ARN of a lifecycle policy.</summary>
    public static Identifier LifecyclePolicyArn { get; } =
        new(
            nameof(LifecyclePolicyArn),
            "the ARN of a lifecycle policy",
            "arn:aws:imagebuilder:us-east-1:123456789012:lifecycle-policy/my-policy",
            LifecyclePolicyArnPattern()
        );

    /// <summary>The ARN of any resource of Image Builder.</summary>
    public static Identifier ResourceArn { get; } =
        new(
            nameof(ResourceArn),
            "the ARN of an Image Builder resource",
            "arn:aws:imagebuilder:us-east-1:123456789012:image/my-image/1.0.0/1",
            ResourceArnPattern()
        );

    /// <summary>The API's name of it.</summary>
    public string Name { get; }

    /// <summary>What it is, in words.</summary>
    public string Description { get; }

    /// <summary>An example of the form.</summary>
    public string Form { get; }

    private Regex Pattern { get; }

    /// <summary>Whether the value has the form.</summary>
    public bool Matches(string value) => Pattern.IsMatch(value);

    /// <summary>
    /// The value as the API writes it. Some programs and people write an id in capital letters, which the API refuses. Everything else
    /// stays as it is.
    /// </summary>
    public string Spell(string value) =>
        !Matches(value) && Name.EndsWith("Id", StringComparison.Ordinal) && value.ToLowerInvariant() is var id && Matches(id) ? id : value;

    /// <summary>What a value is meant to be, told by how it begins, or <see langword="null"/> when it begins like nothing known.</summary>
    public static Identifier? Recognize(string value)
    {
        var text = value.AsSpan().Trim();
        return text.StartsWith("wf-", StringComparison.OrdinalIgnoreCase) ? WorkflowExecutionId
            : text.StartsWith("step-", StringComparison.OrdinalIgnoreCase) ? StepExecutionId
            : text.StartsWith("lce-", StringComparison.OrdinalIgnoreCase) ? LifecycleExecutionId
            : ImageBuildVersionArnPattern().IsMatch(text) ? ImageBuildVersionArn
            : ImageVersionArnPattern().IsMatch(text) ? ImageVersionArn
            : ImageArnPattern().IsMatch(text) ? ImageArn
            : ImagePipelineArnPattern().IsMatch(text) ? ImagePipelineArn
            : WorkflowBuildVersionArnPattern().IsMatch(text) ? WorkflowBuildVersionArn
            : WorkflowVersionArnPattern().IsMatch(text) ? WorkflowVersionArn
            : LifecyclePolicyArnPattern().IsMatch(text) ? LifecyclePolicyArn
            : text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase) ? ResourceArn
            : null;
    }

    /// <summary>Tells what is wrong with a value, or <see langword="null"/> when nothing is.</summary>
    public IdentifierProblem? Problem(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return new IdentifierProblem(IdentifierFault.Empty, this, value ?? string.Empty);
        }

        if (Matches(value))
        {
            // The API's pattern takes anything for a region. It becomes a part of the address that is asked.
            return RegionOf(value) is { } region && !EndpointRules.IsRegion(region)
                ? new IdentifierProblem(IdentifierFault.InvalidRegion, this, value)
                : null;
        }

        var other = Recognize(value) is { } recognized && recognized != this && recognized.Matches(value) ? recognized : null;
        var fault =
            Matches(value.Trim()) ? IdentifierFault.WhiteSpace
            : value.AsSpan().ContainsAny('*', '?') ? IdentifierFault.Wildcard
            : this == ImageBuildVersionArn && other == ImageVersionArn ? IdentifierFault.BuildMissing
            : ThirdPartyImageArnPattern().IsMatch(value.AsSpan().Trim()) ? IdentifierFault.ThirdParty
            : other is not null ? IdentifierFault.OtherForm
            : SpelledArn(value) is not null ? IdentifierFault.Spelling
            : IdentifierFault.WrongForm;
        return new IdentifierProblem(fault, this, value, fault == IdentifierFault.OtherForm ? other : null);
    }

    /// <summary>
    /// An ARN as the service spells it, if it has capital letters or blanks: the name of a resource keeps them, its ARN does not.
    /// <see langword="null"/> for anything that is no ARN of the service, however it is spelled.
    /// </summary>
    public static string? SpelledArn(string value)
    {
        var text = ShortName.SlugOf(value.Trim());
        return text != value.Trim() && text.StartsWith("arn:", StringComparison.Ordinal) && Recognize(text)!.Matches(text) ? text : null;
    }

    /// <summary>The region that an ARN names, or <see langword="null"/> for anything else.</summary>
    public static string? RegionOf(string value) =>
        value.StartsWith("arn:", StringComparison.Ordinal) && value.Split(':') is [_, _, _, { Length: > 0 } region, ..] ? region : null;

    [GeneratedRegex("^wf-" + Guid + @"\z")]
    private static partial Regex WorkflowExecutionIdPattern();

    [GeneratedRegex("^step-" + Guid + @"\z")]
    private static partial Regex StepExecutionIdPattern();

    [GeneratedRegex("^lce-" + Guid + @"\z")]
    private static partial Regex LifecycleExecutionIdPattern();

    [GeneratedRegex("^" + Service + Owner + ":image/[a-z0-9_-]+/" + Version + @"/[0-9]+\z")]
    private static partial Regex ImageBuildVersionArnPattern();

    [GeneratedRegex("^" + Service + Owner + ":image/[a-z0-9_-]+/" + Version + @"\z")]
    private static partial Regex ImageVersionArnPattern();

    [GeneratedRegex("^" + Service + Owner + ":image/[a-z0-9_-]+/(?:" + Version + "/[0-9]+|" + WildcardVersion + @")\z")]
    private static partial Regex ImageArnPattern();

    [GeneratedRegex("^" + Service + "third-party:image/[a-z0-9_-]+/(?:" + Version + "(?:/[0-9]+)?|" + WildcardVersion + @")\z")]
    private static partial Regex ThirdPartyImageArnPattern();

    [GeneratedRegex("^" + Service + @"(?:[0-9]{12}|aws):image-pipeline/[a-z0-9_-]+\z")]
    private static partial Regex ImagePipelineArnPattern();

    [GeneratedRegex("^" + Service + Owner + ":workflow/(?:build|test|distribution)/[a-z0-9_-]+/" + Version + @"/[0-9]+\z")]
    private static partial Regex WorkflowBuildVersionArnPattern();

    [GeneratedRegex(
        "^" + Service + Owner + ":workflow/(?:build|test|distribution)/[a-z0-9_-]+/(?:" + Version + "|" + WildcardVersion + @")\z"
    )]
    private static partial Regex WorkflowVersionArnPattern();

    [GeneratedRegex("^" + Service + @"(?:[0-9]{12}|aws):lifecycle-policy/[a-z0-9_-]+\z")]
    private static partial Regex LifecyclePolicyArnPattern();

    [GeneratedRegex(
        "^"
            + Service
            + "(?:[0-9]{12}|aws(?:-[a-z-]+)?|third-party):"
            + "(?:image-recipe|container-recipe|infrastructure-configuration|distribution-configuration|component"
            + "|image|image-pipeline|lifecycle-policy|workflow/(?:build|test|distribution))"
            + @"/[a-z0-9_-]+(?:/(?:(?:x|[0-9]+)\.(?:x|[0-9]+)\.(?:x|[0-9]+))(?:/[0-9]+)?)?\z"
    )]
    private static partial Regex ResourceArnPattern();
}
