namespace ImageBuilderWorkflow;

/// <summary>A version of an image, which can have many builds (API: <c>ImageVersion</c> of ListImages).</summary>
public sealed class ImageVersion : ServiceObject
{
    /// <summary>The name of the image, in its original case (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the image version (API: <c>arn</c>). The ARN of a build also has the build number.</summary>
    public string? Arn { get; set; }

    /// <summary>
    /// The type of the image: AMI or DOCKER (API: <c>type</c>). Other values are possible. <see langword="null"/> for old images, which
    /// have no type.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>The platform: Windows, Linux or macOS (API: <c>platform</c>). Other values are possible.</summary>
    public string? Platform { get; set; }

    /// <summary>
    /// The operating system and its version (API: <c>osVersion</c>). <see langword="null"/> if the service did not record them.
    /// </summary>
    public string? OsVersion { get; set; }

    /// <summary>The owner of the image: an account id, or a name such as Amazon (API: <c>owner</c>).</summary>
    public string? Owner { get; set; }

    /// <summary>
    /// How the build was requested: USER_INITIATED, SCHEDULED, IMPORT or IMPORT_ISO (API: <c>buildType</c>). Other values are possible.
    /// </summary>
    public string? BuildType { get; set; }

    /// <summary>
    /// The origin of the base image: AMAZON_MANAGED, AWS_MARKETPLACE, IMPORTED or CUSTOM (API: <c>imageSource</c>). Other values are
    /// possible. <see langword="null"/> if the service does not report it.
    /// </summary>
    public string? ImageSource { get; set; }

    /// <summary>The date and time when the version was first built, in UTC (API: <c>dateCreated</c>, an ISO 8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    private protected override string? OwnerArn => Arn;

    /// <summary>Returns the ARN of the image version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
