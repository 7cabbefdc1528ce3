namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="ImageVersion"/> and <see cref="Image"/> objects.</summary>
internal static class ImageOperations
{
    /// <summary>ListImages: the versions of images.</summary>
    public static ListOperation<ImageVersion> ListVersions { get; } =
        new()
        {
            Name = "ListImages",
            ItemsMember = "imageVersionList",
            Item =
            {
                { "arn", static (x, v) => x.Arn = v },
                { "name", static (x, v) => x.Name = v },
                { "type", static (x, v) => x.Type = v },
                { "version", static (x, v) => x.Version = v },
                { "platform", static (x, v) => x.Platform = v },
                { "osVersion", static (x, v) => x.OsVersion = v },
                { "owner", static (x, v) => x.Owner = v },
                { "dateCreated", static (x, v) => x.DateCreated = v },
                { "buildType", static (x, v) => x.BuildType = v },
                { "imageSource", static (x, v) => x.ImageSource = v },
            },
        };

    /// <summary>A request of ListImages.</summary>
    public static RequestMembers ListVersionsRequest(
        string? owner = null,
        bool includeDeprecated = false,
        IReadOnlyList<Filter>? filters = null
    ) => new RequestMembers().With("owner", owner).With("includeDeprecated", includeDeprecated).With("filters", filters);

    /// <summary>ListImageBuildVersions: the builds of an image's version.</summary>
    public static ListOperation<Image> ListBuilds { get; } =
        new()
        {
            Name = "ListImageBuildVersions",
            ItemsMember = "imageSummaryList",
            Item = { SharedFields() },
        };

    /// <summary>A request of ListImageBuildVersions.</summary>
    public static RequestMembers ListBuildsRequest(string imageVersionArn, IReadOnlyList<Filter>? filters = null) =>
        new RequestMembers().With("imageVersionArn", imageVersionArn).With("filters", filters);

    /// <summary>ListImagePipelineImages: the builds of a pipeline.</summary>
    public static ListOperation<Image> ListPipelineImages { get; } =
        new()
        {
            Name = "ListImagePipelineImages",
            ItemsMember = "imageSummaryList",
            Item = { SharedFields() },
            SetRequest = static (page, request) => page.ImagePipelineArn = request.Text("imagePipelineArn"),
            Stamp = static (item, page) => item.ImagePipelineArn = page.ImagePipelineArn,
        };

    /// <summary>A request of ListImagePipelineImages.</summary>
    public static RequestMembers ListPipelineImagesRequest(string imagePipelineArn, IReadOnlyList<Filter>? filters = null) =>
        new RequestMembers().With("imagePipelineArn", imagePipelineArn).With("filters", filters);

    /// <summary>GetImage: one build with all there is to know.</summary>
    public static GetOperation<Image> Get { get; } =
        new()
        {
            Name = "GetImage",
            Argument = "imageBuildVersionArn",
            Response =
            {
                {
                    "image",
                    new FieldMap<Image> { SharedFields(), FullFields() }
                },
                { "latestVersionReferences.latestVersionArn", static (x, v) => x.LatestVersionArn = v },
                { "latestVersionReferences.latestMajorVersionArn", static (x, v) => x.LatestMajorVersionArn = v },
                { "latestVersionReferences.latestMinorVersionArn", static (x, v) => x.LatestMinorVersionArn = v },
                { "latestVersionReferences.latestPatchVersionArn", static (x, v) => x.LatestPatchVersionArn = v },
            },
            Id = static x => x.Arn,
        };

    private static FieldMap<Image> SharedFields() =>
        new()
        {
            { "arn", static (x, v) => x.Arn = v },
            { "name", static (x, v) => x.Name = v },
            { "type", static (x, v) => x.Type = v },
            { "version", static (x, v) => x.Version = v },
            { "platform", static (x, v) => x.Platform = v },
            { "osVersion", static (x, v) => x.OsVersion = v },
            { "state.status", static (x, v) => x.Status = v },
            { "state.reason", static (x, v) => x.StatusReason = v },
            { "state.failureContext", FailureFields(), static (x, v) => x.FailureContext = v },
            { "owner", static (x, v) => x.Owner = v },
            { "dateCreated", static (x, v) => x.DateCreated = v },
            { "outputResources.amis", AmiFields(), static (x, v) => x.Amis = v },
            {
                "outputResources.containers",
                new FieldMap<Container> { { "region", static (x, v) => x.Region = v }, { "imageUris", static (x, v) => x.ImageUris = v } },
                static (x, v) => x.Containers = v
            },
            { "tags", static (x, v) => x.Tags = v },
            { "buildType", static (x, v) => x.BuildType = v },
            { "imageSource", static (x, v) => x.ImageSource = v },
            { "deprecationTime", static (x, v) => x.DeprecationTime = v },
            { "lifecycleExecutionId", static (x, v) => x.LifecycleExecutionId = v },
            { "loggingConfiguration.logGroupName", static (x, v) => x.LogGroupName = v },
        };

    // Of recipes and configurations the ARN is a property; what else they hold stays whole in AdditionalFields.
    private static FieldMap<Image> FullFields() =>
        new()
        {
            { "enhancedImageMetadataEnabled", static (x, v) => x.EnhancedImageMetadataEnabled = v },
            { "imageRecipe.arn", static (x, v) => x.ImageRecipeArn = v },
            { "containerRecipe.arn", static (x, v) => x.ContainerRecipeArn = v },
            { "sourcePipelineName", static (x, v) => x.SourcePipelineName = v },
            { "sourcePipelineArn", static (x, v) => x.SourcePipelineArn = v },
            { "infrastructureConfiguration.arn", static (x, v) => x.InfrastructureConfigurationArn = v },
            { "distributionConfiguration.arn", static (x, v) => x.DistributionConfigurationArn = v },
            { "imageTestsConfiguration.imageTestsEnabled", static (x, v) => x.ImageTestsEnabled = v },
            { "imageTestsConfiguration.timeoutMinutes", static (x, v) => x.ImageTestsTimeoutMinutes = v },
            { "scanState.status", static (x, v) => x.ScanStatus = v },
            { "scanState.reason", static (x, v) => x.ScanStatusReason = v },
            { "imageScanningConfiguration.imageScanningEnabled", static (x, v) => x.ImageScanningEnabled = v },
            { "imageScanningConfiguration.ecrConfiguration.repositoryName", static (x, v) => x.EcrRepositoryName = v },
            { "imageScanningConfiguration.ecrConfiguration.containerTags", static (x, v) => x.EcrContainerTags = v },
            { "executionRole", static (x, v) => x.ExecutionRole = v },
            { "workflows", CommonFields.Workflow(), static (x, v) => x.Workflows = v },
        };

    private static FieldMap<Ami> AmiFields() =>
        new()
        {
            { "region", static (x, v) => x.Region = v },
            { "image", static (x, v) => x.Image = v },
            { "name", static (x, v) => x.Name = v },
            { "description", static (x, v) => x.Description = v },
            { "state.status", static (x, v) => x.Status = v },
            { "state.reason", static (x, v) => x.StatusReason = v },
            { "state.failureContext", FailureFields(), static (x, v) => x.FailureContext = v },
            { "accountId", static (x, v) => x.AccountId = v },
        };

    private static FieldMap<ImageFailureContext> FailureFields() =>
        new()
        {
            { "imageStatus", static (x, v) => x.ImageStatus = v },
            { "workflowExecutionId", static (x, v) => x.WorkflowExecutionId = v },
            { "workflowArn", static (x, v) => x.WorkflowArn = v },
            { "stepExecutionId", static (x, v) => x.StepExecutionId = v },
            { "failedStep", static (x, v) => x.FailedStep = v },
            { "componentFailure.componentArn", static (x, v) => x.ComponentArn = v },
            { "componentFailure.phaseName", static (x, v) => x.ComponentPhaseName = v },
            { "componentFailure.stepName", static (x, v) => x.ComponentStepName = v },
            { "componentFailure.action", static (x, v) => x.ComponentAction = v },
            { "componentFailure.errorMessage", static (x, v) => x.ComponentErrorMessage = v },
            { "distributionFailure.errorMessage", static (x, v) => x.DistributionErrorMessage = v },
            {
                "distributionFailure.regionFailures",
                new FieldMap<RegionFailure>
                {
                    { "region", static (x, v) => x.Region = v },
                    { "status", static (x, v) => x.Status = v },
                    { "imageConfigurationStep", static (x, v) => x.ImageConfigurationStep = v },
                    { "errorMessage", static (x, v) => x.ErrorMessage = v },
                    { "targetAccountId", static (x, v) => x.TargetAccountId = v },
                },
                static (x, v) => x.RegionFailures = v
            },
        };
}
