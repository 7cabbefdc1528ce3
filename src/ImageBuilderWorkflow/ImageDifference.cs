namespace ImageBuilderWorkflow;

/// <summary>A difference between two image builds: a reference build, usually a good one, and the build that is compared with it.</summary>
/// <remarks>The module determines these values from what the service returns for the two builds.</remarks>
public sealed class ImageDifference : ServiceObject
{
    /// <summary>
    /// Which build has the value: <c>&lt;=</c> only the reference build, <c>=&gt;</c> only the build that is compared with it,
    /// <c>&lt;&gt;</c> both, with other values.
    /// </summary>
    public string? Side { get; set; }

    /// <summary>
    /// What differs: Recipe, BaseImage, Component, Infrastructure, Distribution, Configuration, Workflow, StepDuration or Package.
    /// </summary>
    public string? Kind { get; set; }

    /// <summary>
    /// The name of what differs: the name of a package, a component or a workflow; the name of a workflow, a slash and the name of a step;
    /// or the name of a setting, for example <c>ParentImage</c> or <c>InstanceTypes</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The value in the reference build: the version of a package, a component or a workflow, the duration of a step, or a setting. A
    /// setting that is a list or an object is JSON text. <see langword="null"/> if only the other build has a value.
    /// </summary>
    public string? ReferenceValue { get; set; }

    /// <summary>
    /// The value in the build that is compared, in the same form. <see langword="null"/> if only the reference build has a value.
    /// </summary>
    public string? DifferenceValue { get; set; }

    /// <summary>
    /// The duration of the step divided by its duration in the reference build, for example 2.5. <see langword="null"/> for other kinds,
    /// and if the step took no time in the reference build.
    /// </summary>
    public double? Ratio { get; set; }

    /// <summary>The reference build: name, version and build number, for example <c>golden-image/1.4.1/1</c> (from its ARN).</summary>
    public string? ReferenceImage => ArnText.Behind(ReferenceArn, ":image/");

    /// <summary>
    /// The build that is compared: name, version and build number, for example <c>golden-image/1.4.2/2</c> (from its ARN).
    /// </summary>
    public string? DifferenceImage => ArnText.Behind(DifferenceArn, ":image/");

    /// <summary>The ARN of the reference build.</summary>
    public string? ReferenceArn { get; set; }

    /// <summary>The ARN of the build that is compared with the reference build.</summary>
    public string? DifferenceArn { get; set; }

    private protected override string? OwnerArn => DifferenceArn;

    /// <summary>Returns the side, the kind, the name and the values.</summary>
    /// <returns>The text, for example <c>&lt;&gt; Package openssl 3.0.8 3.0.9</c>.</returns>
    public override string ToString() =>
        string.Join(' ', new[] { Side, Kind, Name, ReferenceValue, DifferenceValue }.Where(part => !string.IsNullOrEmpty(part)));
}
