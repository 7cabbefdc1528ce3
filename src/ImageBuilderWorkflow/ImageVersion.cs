namespace ImageBuilderWorkflow;

/// <summary>
/// A version of an image, which may have many builds (API: <c>ImageVersion</c> of ListImages).
/// </summary>
public sealed class ImageVersion : ServiceObject
{
    /// <summary>The image's name, in its own case (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the version; the ARN of a build has the build's number behind it (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>AMI or DOCKER, or another text that the service sends (API: <c>type</c>). <see langword="null"/> on old images, which have none.</summary>
    public string? Type { get; set; }

    /// <summary>Windows, Linux or macOS, or another text that the service sends (API: <c>platform</c>).</summary>
    public string? Platform { get; set; }

    /// <summary>The operating system and its version (API: <c>osVersion</c>). <see langword="null"/> when it was not recorded.</summary>
    public string? OsVersion { get; set; }

    /// <summary>Who owns it: an account, or Amazon for example (API: <c>owner</c>).</summary>
    public string? Owner { get; set; }

    /// <summary>USER_INITIATED, SCHEDULED, IMPORT or IMPORT_ISO, or another text that the service sends (API: <c>buildType</c>).</summary>
    public string? BuildType { get; set; }

    /// <summary>AMAZON_MANAGED, AWS_MARKETPLACE, IMPORTED or CUSTOM, or another text that the service sends (API: <c>imageSource</c>). <see langword="null"/> when the service does not say.</summary>
    public string? ImageSource { get; set; }

    /// <summary>When the version was first built, in UTC (API: <c>dateCreated</c>, an ISO-8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>Gives the ARN of the version.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
