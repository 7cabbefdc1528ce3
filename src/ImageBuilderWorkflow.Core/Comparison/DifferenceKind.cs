namespace ImageBuilderWorkflow.Core;

/// <summary>The kinds of differences between two image builds.</summary>
internal static class DifferenceKind
{
    public const string Recipe = "Recipe";
    public const string BaseImage = "BaseImage";
    public const string Component = "Component";
    public const string Infrastructure = "Infrastructure";
    public const string Distribution = "Distribution";
    public const string Configuration = "Configuration";
    public const string Workflow = "Workflow";
    public const string StepDuration = "StepDuration";
    public const string Package = "Package";

    /// <summary>The kinds that the image itself tells about, in the order of the differences.</summary>
    public static IReadOnlyList<string> OfImage { get; } = [Recipe, BaseImage, Component, Infrastructure, Distribution, Configuration];
}
