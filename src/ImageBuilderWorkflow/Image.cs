using System.Globalization;

namespace ImageBuilderWorkflow;

/// <summary>
/// A build of an image (API: <c>ImageSummary</c> of ListImageBuildVersions and ListImagePipelineImages, and the <c>Image</c> of
/// GetImage, which tells more).
/// </summary>
public sealed class Image : ServiceObject
{
    /// <summary>The image's name, in its own case (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The version, three numbers, mostly with a slash and the number of the build behind them (API: <c>version</c>).</summary>
    public string? Version { get; set; }

    /// <summary>The ARN of the build; it ends in the version and the number of the build (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>
    /// PENDING, CREATING, BUILDING, TESTING, DISTRIBUTING, INTEGRATING, AVAILABLE, CANCELLED, FAILED, DEPRECATED, DELETED or DISABLED, or
    /// another text that the service sends (API: <c>state.status</c>).
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Why the image has this status, for a failed one the workflow that failed (API: <c>state.reason</c>). <see langword="null"/> when no reason is given.</summary>
    public string? StatusReason { get; set; }

    /// <summary>Where the build failed: workflow, step, component, regions (API: <c>state.failureContext</c>). <see langword="null"/> when it did not, or the service does not say.</summary>
    public ImageFailureContext? FailureContext { get; set; }

    /// <summary>
    /// Why the image has its status, in one line: where and why the build failed, from <c>FailureContext</c>, or else <c>StatusReason</c>.
    /// <see langword="null"/> when no reason is given.
    /// </summary>
    public string? Reason => FailureContext?.Sentence is { Length: > 0 } sentence ? sentence : StatusReason;

    /// <summary>AMI or DOCKER, or another text that the service sends (API: <c>type</c>). <see langword="null"/> on old images, which have none.</summary>
    public string? Type { get; set; }

    /// <summary>Windows, Linux or macOS, or another text that the service sends (API: <c>platform</c>).</summary>
    public string? Platform { get; set; }

    /// <summary>The operating system and its version (API: <c>osVersion</c>). <see langword="null"/> when it was not recorded.</summary>
    public string? OsVersion { get; set; }

    /// <summary>When the build was asked for, in UTC (API: <c>dateCreated</c>, an ISO-8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>The AMIs that the build put out (API: <c>outputResources.amis</c>). Empty when there are none.</summary>
    public ValueList<Ami> Amis { get; set; } = ValueList<Ami>.Empty;

    /// <summary>The containers that the build put out (API: <c>outputResources.containers</c>). Empty when there are none.</summary>
    public ValueList<Container> Containers { get; set; } = ValueList<Container>.Empty;

    /// <summary>
    /// The first AMI or container that the build put out, and how many more, for example <c>ami-1234567890abcdef0 +2</c>.
    /// <see langword="null"/> when there are none.
    /// </summary>
    public string? Output
    {
        get
        {
            var first = Amis.Count > 0 ? Amis[0].Image : Containers.Count > 0 ? Containers[0].ToString() : null;
            var more = Amis.Count + Containers.Count - 1;
            return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{first} +{more}") : first;
        }
    }

    /// <summary>
    /// What became of the build, in one line: <c>Reason</c> for one that failed, otherwise <c>Output</c>, or else <c>Reason</c>.
    /// </summary>
    public string? Result => FailureContext is null ? Output ?? Reason : Reason;

    /// <summary>Who owns it: an account, or Amazon for example (API: <c>owner</c>). Only a listing tells; <see langword="null"/> from GetImage.</summary>
    public string? Owner { get; set; }

    /// <summary>USER_INITIATED, SCHEDULED, IMPORT or IMPORT_ISO, or another text that the service sends (API: <c>buildType</c>).</summary>
    public string? BuildType { get; set; }

    /// <summary>AMAZON_MANAGED, AWS_MARKETPLACE, IMPORTED or CUSTOM, or another text that the service sends (API: <c>imageSource</c>). <see langword="null"/> when the service does not say.</summary>
    public string? ImageSource { get; set; }

    /// <summary>When the image is deprecated, in UTC (API: <c>deprecationTime</c>, epoch seconds). <see langword="null"/> when no lifecycle policy has set it.</summary>
    public DateTime? DeprecationTime { get; set; }

    /// <summary>The last lifecycle execution that acted on the image, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c>). <see langword="null"/> when none has.</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>The name of the pipeline that built it (API: <c>sourcePipelineName</c>). Only GetImage tells; <see langword="null"/> for an image without a pipeline.</summary>
    public string? SourcePipelineName { get; set; }

    /// <summary>The ARN of the pipeline that built it (API: <c>sourcePipelineArn</c>). Only GetImage tells; <see langword="null"/> for an image without a pipeline.</summary>
    public string? SourcePipelineArn { get; set; }

    /// <summary>The ARN of its image recipe (API: <c>imageRecipe.arn</c>). Only GetImage tells; <see langword="null"/> for a container.</summary>
    public string? ImageRecipeArn { get; set; }

    /// <summary>The ARN of its container recipe (API: <c>containerRecipe.arn</c>). Only GetImage tells; <see langword="null"/> for an AMI.</summary>
    public string? ContainerRecipeArn { get; set; }

    /// <summary>The ARN of the infrastructure configuration that it was built with (API: <c>infrastructureConfiguration.arn</c>). Only GetImage tells.</summary>
    public string? InfrastructureConfigurationArn { get; set; }

    /// <summary>The ARN of the distribution configuration (API: <c>distributionConfiguration.arn</c>). Only GetImage tells; <see langword="null"/> when the image stayed where it was built.</summary>
    public string? DistributionConfigurationArn { get; set; }

    /// <summary>Whether the image was tested (API: <c>imageTestsConfiguration.imageTestsEnabled</c>). Only GetImage tells.</summary>
    public bool? ImageTestsEnabled { get; set; }

    /// <summary>How long its tests may take, in minutes (API: <c>imageTestsConfiguration.timeoutMinutes</c>). Only GetImage tells.</summary>
    public int? ImageTestsTimeoutMinutes { get; set; }

    /// <summary>Whether it is scanned for vulnerabilities (API: <c>imageScanningConfiguration.imageScanningEnabled</c>). Only GetImage tells.</summary>
    public bool? ImageScanningEnabled { get; set; }

    /// <summary>The repository that the scanned container is put in (API: <c>imageScanningConfiguration.ecrConfiguration.repositoryName</c>). Only GetImage tells; <see langword="null"/> for an AMI.</summary>
    public string? EcrRepositoryName { get; set; }

    /// <summary>The tags of the scanned container (API: <c>imageScanningConfiguration.ecrConfiguration.containerTags</c>). Only GetImage tells; empty when there are none.</summary>
    public ValueList<string> EcrContainerTags { get; set; } = ValueList<string>.Empty;

    /// <summary>PENDING, SCANNING, COLLECTING, COMPLETED, ABANDONED, FAILED or TIMED_OUT, or another text that the service sends (API: <c>scanState.status</c>). Only GetImage tells.</summary>
    public string? ScanStatus { get; set; }

    /// <summary>Why the scan has this status (API: <c>scanState.reason</c>). Only GetImage tells; <see langword="null"/> when no reason is given.</summary>
    public string? ScanStatusReason { get; set; }

    /// <summary>Whether more is recorded of the image: the version of the operating system and the packages (API: <c>enhancedImageMetadataEnabled</c>). Only GetImage tells.</summary>
    public bool? EnhancedImageMetadataEnabled { get; set; }

    /// <summary>The workflows that ran (API: <c>workflows</c>). Only GetImage tells; empty when the managed ones did.</summary>
    public ValueList<WorkflowConfiguration> Workflows { get; set; } = ValueList<WorkflowConfiguration>.Empty;

    /// <summary>The name or ARN of the role that ran the workflows (API: <c>executionRole</c>). Only GetImage tells; <see langword="null"/> for the service's own.</summary>
    public string? ExecutionRole { get; set; }

    /// <summary>The log group of the build (API: <c>loggingConfiguration.logGroupName</c>). <see langword="null"/> for the usual one, <c>/aws/imagebuilder/</c> and the image's name.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>The ARN of the newest version of the image, <c>x.x.x</c> (API: <c>latestVersionReferences.latestVersionArn</c> of the response). Only GetImage tells.</summary>
    public string? LatestVersionArn { get; set; }

    /// <summary>The ARN of the newest version with the same first number (API: <c>latestVersionReferences.latestMajorVersionArn</c> of the response). Only GetImage tells.</summary>
    public string? LatestMajorVersionArn { get; set; }

    /// <summary>The ARN of the newest version with the same first two numbers (API: <c>latestVersionReferences.latestMinorVersionArn</c> of the response). Only GetImage tells.</summary>
    public string? LatestMinorVersionArn { get; set; }

    /// <summary>The ARN of the newest build of this version (API: <c>latestVersionReferences.latestPatchVersionArn</c> of the response). Only GetImage tells.</summary>
    public string? LatestPatchVersionArn { get; set; }

    /// <summary>The image's tags (API: <c>tags</c>). Empty when there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    /// <summary>
    /// The ARN of the pipeline whose images were asked for (API: <c>imagePipelineArn</c> of the request). <see langword="null"/> when the
    /// image was asked for in another way.
    /// </summary>
    public string? ImagePipelineArn { get; set; }

    /// <summary>Gives the ARN of the build.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
