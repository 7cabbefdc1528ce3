namespace ImageBuilderWorkflow;

/// <summary>A package that is installed in an image (API: <c>ImagePackage</c>).</summary>
public sealed class ImagePackage : ServiceObject
{
    /// <summary>The name of the package as the operating system knows it (API: <c>packageName</c>).</summary>
    public string? PackageName { get; set; }

    /// <summary>The version of the package (API: <c>packageVersion</c>).</summary>
    public string? PackageVersion { get; set; }

    /// <summary>
    /// The ARN of the image build version that the package is installed in (API: <c>imageBuildVersionArn</c> of the request).
    /// </summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The image build that the package is installed in: name, version and build, for example <c>golden-image/1.4.2/1</c>, from its ARN.
    /// <see langword="null"/> without an ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>
    /// Gives the name and the version of the package. The image is no part of it, so that the packages of two images can be compared.
    /// </summary>
    /// <returns>The text; empty when the service sent none of it.</returns>
    public override string ToString() => string.Join(' ', new[] { PackageName, PackageVersion }.Where(part => !string.IsNullOrEmpty(part)));
}
