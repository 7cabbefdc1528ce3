using System.Globalization;

namespace ImageBuilderWorkflow;

/// <summary>
/// A build of an image (API: <c>ImageSummary</c> of ListImageBuildVersions and ListImagePipelineImages, and <c>Image</c> of GetImage, which
/// has more fields).
/// </summary>
public sealed class Image : ServiceObject
{
    /// <summary>The name of the image, in its original case (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version: three numbers, usually followed by a slash and the build number (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the image build version. It ends in the version and the build number (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>
    /// The status of the image: PENDING, CREATING, BUILDING, TESTING, DISTRIBUTING, INTEGRATING, AVAILABLE, CANCELLED, FAILED, DEPRECATED,
    /// DELETED or DISABLED (API: <c>state.status</c>). Other values are possible.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// The reason for the status (API: <c>state.reason</c>). For a failed image, it names the workflow that failed. <see langword="null"/>
    /// if the service gives no reason.
    /// </summary>
    public string? StatusReason { get; set; }

    /// <summary>
    /// Where and why the build failed: workflow, step, component and regions (API: <c>state.failureContext</c>). <see langword="null"/> if
    /// it did not fail, or if the service does not report it.
    /// </summary>
    public ImageFailureContext? FailureContext { get; set; }

    /// <summary>
    /// The reason for the status, in one line: <c>FailureContext</c> as text, or else <c>StatusReason</c>. <see langword="null"/> if the
    /// service gives no reason.
    /// </summary>
    public string? Reason => FailureContext?.Sentence is { Length: > 0 } sentence ? sentence : StatusReason;

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

    /// <summary>The date and time when the build was requested, in UTC (API: <c>dateCreated</c>, an ISO 8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>The AMIs that the build created (API: <c>outputResources.amis</c>). Empty if there are none.</summary>
    public ValueList<Ami> Amis { get; set; } = ValueList<Ami>.Empty;

    /// <summary>The container images that the build created (API: <c>outputResources.containers</c>). Empty if there are none.</summary>
    public ValueList<Container> Containers { get; set; } = ValueList<Container>.Empty;

    /// <summary>
    /// The first AMI or container image that the build created, and the number of further ones, for example <c>ami-1234567890abcdef0
    /// +2</c>. <see langword="null"/> if there are none.
    /// </summary>
    public string? Output
    {
        get
        {
            var first =
                Amis.Count > 0 ? Amis[0].Image
                : Containers.Count > 0 ? Containers[0].ToString()
                : null;
            var more = Amis.Count + Containers.Count - 1;
            return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{first} +{more}") : first;
        }
    }

    /// <summary>
    /// The result of the build, in one line: <c>Reason</c> if the build failed; otherwise <c>Output</c>, or <c>Reason</c> if there is no
    /// output.
    /// </summary>
    public string? Result => FailureContext is null ? Output ?? Reason : Reason;

    /// <summary>
    /// The owner of the image: an account id, or a name such as Amazon (API: <c>owner</c>). Only listings return it; <see langword="null"/>
    /// in the response of GetImage.
    /// </summary>
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

    /// <summary>
    /// The date and time when the image is deprecated, in UTC (API: <c>deprecationTime</c>, epoch seconds). <see langword="null"/> if no
    /// lifecycle policy has set it.
    /// </summary>
    public DateTime? DeprecationTime { get; set; }

    /// <summary>
    /// The id of the lifecycle execution that acted on the image last, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c>).
    /// <see langword="null"/> if there is none.
    /// </summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>
    /// The name of the pipeline that built the image (API: <c>sourcePipelineName</c>). Only GetImage returns it. <see langword="null"/> for
    /// an image without a pipeline.
    /// </summary>
    public string? SourcePipelineName { get; set; }

    /// <summary>
    /// The ARN of the pipeline that built the image (API: <c>sourcePipelineArn</c>). Only GetImage returns it. <see langword="null"/> for
    /// an image without a pipeline.
    /// </summary>
    public string? SourcePipelineArn { get; set; }

    /// <summary>
    /// The ARN of the image recipe (API: <c>imageRecipe.arn</c>). Only GetImage returns it. <see langword="null"/> for a container image.
    /// </summary>
    public string? ImageRecipeArn { get; set; }

    /// <summary>
    /// The ARN of the container recipe (API: <c>containerRecipe.arn</c>). Only GetImage returns it. <see langword="null"/> for an AMI.
    /// </summary>
    public string? ContainerRecipeArn { get; set; }

    /// <summary>
    /// The ARN of the infrastructure configuration (API: <c>infrastructureConfiguration.arn</c>). Only GetImage returns it.
    /// </summary>
    public string? InfrastructureConfigurationArn { get; set; }

    /// <summary>
    /// The ARN of the distribution configuration (API: <c>distributionConfiguration.arn</c>). Only GetImage returns it.
    /// <see langword="null"/> if the image was not distributed.
    /// </summary>
    public string? DistributionConfigurationArn { get; set; }

    /// <summary>Whether the image is tested (API: <c>imageTestsConfiguration.imageTestsEnabled</c>). Only GetImage returns it.</summary>
    public bool? ImageTestsEnabled { get; set; }

    /// <summary>
    /// The time limit of the tests, in minutes (API: <c>imageTestsConfiguration.timeoutMinutes</c>). Only GetImage returns it.
    /// </summary>
    public int? ImageTestsTimeoutMinutes { get; set; }

    /// <summary>
    /// Whether the image is scanned for vulnerabilities (API: <c>imageScanningConfiguration.imageScanningEnabled</c>). Only GetImage
    /// returns it.
    /// </summary>
    public bool? ImageScanningEnabled { get; set; }

    /// <summary>
    /// The repository that holds the container image for the scan (API: <c>imageScanningConfiguration.ecrConfiguration.repositoryName</c>).
    /// Only GetImage returns it. <see langword="null"/> for an AMI.
    /// </summary>
    public string? EcrRepositoryName { get; set; }

    /// <summary>
    /// The tags of the container image that is scanned (API: <c>imageScanningConfiguration.ecrConfiguration.containerTags</c>). Only
    /// GetImage returns them. Empty if there are none.
    /// </summary>
    public ValueList<string> EcrContainerTags { get; set; } = ValueList<string>.Empty;

    /// <summary>
    /// The status of the vulnerability scan: PENDING, SCANNING, COLLECTING, COMPLETED, ABANDONED, FAILED or TIMED_OUT
    /// (API: <c>scanState.status</c>). Other values are possible. Only GetImage returns it.
    /// </summary>
    public string? ScanStatus { get; set; }

    /// <summary>
    /// The reason for the status of the scan (API: <c>scanState.reason</c>). Only GetImage returns it. <see langword="null"/> if the
    /// service gives no reason.
    /// </summary>
    public string? ScanStatusReason { get; set; }

    /// <summary>
    /// Whether the service records enhanced metadata: the version of the operating system and the packages
    /// (API: <c>enhancedImageMetadataEnabled</c>). Only GetImage returns it.
    /// </summary>
    public bool? EnhancedImageMetadataEnabled { get; set; }

    /// <summary>
    /// The workflows of the build (API: <c>workflows</c>). Only GetImage returns them. Empty if the build uses the managed workflows.
    /// </summary>
    public ValueList<WorkflowConfiguration> Workflows { get; set; } = ValueList<WorkflowConfiguration>.Empty;

    /// <summary>
    /// The name or ARN of the IAM role that runs the workflows (API: <c>executionRole</c>). Only GetImage returns it.
    /// <see langword="null"/> for the service-linked role.
    /// </summary>
    public string? ExecutionRole { get; set; }

    /// <summary>
    /// The CloudWatch log group of the build (API: <c>loggingConfiguration.logGroupName</c>). <see langword="null"/> for the default,
    /// <c>/aws/imagebuilder/</c> and the name of the image.
    /// </summary>
    public string? LogGroupName { get; set; }

    /// <summary>
    /// The ARN of the latest version of the image, <c>x.x.x</c> (API: <c>latestVersionReferences.latestVersionArn</c> of the response).
    /// Only GetImage returns it.
    /// </summary>
    public string? LatestVersionArn { get; set; }

    /// <summary>
    /// The ARN of the latest version with the same major version (API: <c>latestVersionReferences.latestMajorVersionArn</c> of the
    /// response). Only GetImage returns it.
    /// </summary>
    public string? LatestMajorVersionArn { get; set; }

    /// <summary>
    /// The ARN of the latest version with the same major and minor version (API: <c>latestVersionReferences.latestMinorVersionArn</c> of
    /// the response). Only GetImage returns it.
    /// </summary>
    public string? LatestMinorVersionArn { get; set; }

    /// <summary>
    /// The ARN of the latest build of this version (API: <c>latestVersionReferences.latestPatchVersionArn</c> of the response). Only
    /// GetImage returns it.
    /// </summary>
    public string? LatestPatchVersionArn { get; set; }

    /// <summary>The tags of the image (API: <c>tags</c>). Empty if there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    /// <summary>
    /// The ARN of the pipeline whose images were listed (API: <c>imagePipelineArn</c> of the request). <see langword="null"/> if the image
    /// comes from another operation.
    /// </summary>
    public string? ImagePipelineArn { get; set; }

    private protected override string? OwnerArn => Arn;

    /// <summary>Returns the ARN of the image build version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
