namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="ImageVersion"/> and <see cref="Image"/> objects.</summary>
internal static class ImageOperations
{
    /// <summary>ListImages: the versions of images.</summary>
    public static ListOperation<ImageVersion> ListVersions { get; } = new()
    {
        Name = "ListImages",
        ItemsMember = "imageVersionList",
        Item =
        [
            new TextField<ImageVersion>("arn", static (x, value) => x.Arn = value),
            new TextField<ImageVersion>("name", static (x, value) => x.Name = value),
            new TextField<ImageVersion>("type", static (x, value) => x.Type = value),
            new TextField<ImageVersion>("version", static (x, value) => x.Version = value),
            new TextField<ImageVersion>("platform", static (x, value) => x.Platform = value),
            new TextField<ImageVersion>("osVersion", static (x, value) => x.OsVersion = value),
            new TextField<ImageVersion>("owner", static (x, value) => x.Owner = value),
            new TimeField<ImageVersion>("dateCreated", static (x, value) => x.DateCreated = value),
            new TextField<ImageVersion>("buildType", static (x, value) => x.BuildType = value),
            new TextField<ImageVersion>("imageSource", static (x, value) => x.ImageSource = value),
        ],
        Response = [CommonFields.RequestId<ImageVersion>()],
    };

    /// <summary>ListImageBuildVersions: the builds of an image's version.</summary>
    public static ListOperation<Image> ListBuilds { get; } = new()
    {
        Name = "ListImageBuildVersions",
        Argument = "imageVersionArn",
        ItemsMember = "imageSummaryList",
        Item = [.. SharedFields()],
        Response = [CommonFields.RequestId<Image>()],
    };

    /// <summary>ListImagePipelineImages: the builds of a pipeline.</summary>
    public static ListOperation<Image> ListPipelineImages { get; } = new()
    {
        Name = "ListImagePipelineImages",
        Argument = "imagePipelineArn",
        ItemsMember = "imageSummaryList",
        Item = [.. SharedFields()],
        Response = [CommonFields.RequestId<Image>()],
        SetRequest = static (page, request) => page.ImagePipelineArn = request.Text("imagePipelineArn"),
        Stamp = static (item, page) => item.ImagePipelineArn = page.ImagePipelineArn,
    };

    /// <summary>GetImage: one build with all there is to know.</summary>
    public static GetOperation<Image> Get { get; } = new()
    {
        Name = "GetImage",
        Argument = "imageBuildVersionArn",
        Response =
        [
            CommonFields.RequestId<Image>(),
            new WrapperField<Image>("image", [.. SharedFields(), .. FullFields()]),
            CommonFields.LatestVersions<Image>(
                static (x, value) => x.LatestVersionArn = value,
                static (x, value) => x.LatestMajorVersionArn = value,
                static (x, value) => x.LatestMinorVersionArn = value,
                static (x, value) => x.LatestPatchVersionArn = value),
        ],
        Id = static x => x.Arn,
    };

    private static Field<Image>[] SharedFields() =>
    [
        new TextField<Image>("arn", static (x, value) => x.Arn = value),
        new TextField<Image>("name", static (x, value) => x.Name = value),
        new TextField<Image>("type", static (x, value) => x.Type = value),
        new TextField<Image>("version", static (x, value) => x.Version = value),
        new TextField<Image>("platform", static (x, value) => x.Platform = value),
        new TextField<Image>("osVersion", static (x, value) => x.OsVersion = value),
        CommonFields.State<Image>(
            "state",
            static (x, value) => x.Status = value,
            static (x, value) => x.StatusReason = value,
            new PartField<Image, ImageFailureContext>("failureContext", [.. FailureFields()], static (x, value) => x.FailureContext = value)),
        new TextField<Image>("owner", static (x, value) => x.Owner = value),
        new TimeField<Image>("dateCreated", static (x, value) => x.DateCreated = value),
        new ObjectField<Image>(
            "outputResources",
            [
                new PartListField<Image, Ami>("amis", [.. AmiFields()], static (x, value) => x.Amis = value),
                new PartListField<Image, Container>(
                    "containers",
                    [
                        new TextField<Container>("region", static (x, value) => x.Region = value),
                        new TextListField<Container>("imageUris", static (x, value) => x.ImageUris = value),
                    ],
                    static (x, value) => x.Containers = value),
            ]),
        new TagMapField<Image>("tags", static (x, value) => x.Tags = value),
        new TextField<Image>("buildType", static (x, value) => x.BuildType = value),
        new TextField<Image>("imageSource", static (x, value) => x.ImageSource = value),
        new TimeField<Image>("deprecationTime", static (x, value) => x.DeprecationTime = value),
        new TextField<Image>("lifecycleExecutionId", static (x, value) => x.LifecycleExecutionId = value),
        new ObjectField<Image>("loggingConfiguration", [new TextField<Image>("logGroupName", static (x, value) => x.LogGroupName = value)]),
    ];

    // Of recipes and configurations the ARN is a property; what else they hold stays whole in AdditionalFields.
    private static Field<Image>[] FullFields() =>
    [
        new BooleanField<Image>("enhancedImageMetadataEnabled", static (x, value) => x.EnhancedImageMetadataEnabled = value),
        new ObjectField<Image>("imageRecipe", [new TextField<Image>("arn", static (x, value) => x.ImageRecipeArn = value)]),
        new ObjectField<Image>("containerRecipe", [new TextField<Image>("arn", static (x, value) => x.ContainerRecipeArn = value)]),
        new TextField<Image>("sourcePipelineName", static (x, value) => x.SourcePipelineName = value),
        new TextField<Image>("sourcePipelineArn", static (x, value) => x.SourcePipelineArn = value),
        new ObjectField<Image>("infrastructureConfiguration", [new TextField<Image>("arn", static (x, value) => x.InfrastructureConfigurationArn = value)]),
        new ObjectField<Image>("distributionConfiguration", [new TextField<Image>("arn", static (x, value) => x.DistributionConfigurationArn = value)]),
        new ObjectField<Image>(
            "imageTestsConfiguration",
            [
                new BooleanField<Image>("imageTestsEnabled", static (x, value) => x.ImageTestsEnabled = value),
                new IntegerField<Image>("timeoutMinutes", static (x, value) => x.ImageTestsTimeoutMinutes = value),
            ]),
        CommonFields.State<Image>("scanState", static (x, value) => x.ScanStatus = value, static (x, value) => x.ScanStatusReason = value),
        CommonFields.Scanning<Image>(
            static (x, value) => x.ImageScanningEnabled = value, static (x, value) => x.EcrRepositoryName = value, static (x, value) => x.EcrContainerTags = value),
        new TextField<Image>("executionRole", static (x, value) => x.ExecutionRole = value),
        CommonFields.Workflows<Image>(static (x, value) => x.Workflows = value),
    ];

    private static Field<Ami>[] AmiFields() =>
    [
        new TextField<Ami>("region", static (x, value) => x.Region = value),
        new TextField<Ami>("image", static (x, value) => x.Image = value),
        new TextField<Ami>("name", static (x, value) => x.Name = value),
        new TextField<Ami>("description", static (x, value) => x.Description = value),
        CommonFields.State<Ami>(
            "state",
            static (x, value) => x.Status = value,
            static (x, value) => x.StatusReason = value,
            new PartField<Ami, ImageFailureContext>("failureContext", [.. FailureFields()], static (x, value) => x.FailureContext = value)),
        new TextField<Ami>("accountId", static (x, value) => x.AccountId = value),
    ];

    private static Field<ImageFailureContext>[] FailureFields() =>
    [
        new TextField<ImageFailureContext>("imageStatus", static (x, value) => x.ImageStatus = value),
        new TextField<ImageFailureContext>("workflowExecutionId", static (x, value) => x.WorkflowExecutionId = value),
        new TextField<ImageFailureContext>("workflowArn", static (x, value) => x.WorkflowArn = value),
        new TextField<ImageFailureContext>("stepExecutionId", static (x, value) => x.StepExecutionId = value),
        new TextField<ImageFailureContext>("failedStep", static (x, value) => x.FailedStep = value),
        new ObjectField<ImageFailureContext>(
            "componentFailure",
            [
                new TextField<ImageFailureContext>("componentArn", static (x, value) => x.ComponentArn = value),
                new TextField<ImageFailureContext>("phaseName", static (x, value) => x.ComponentPhaseName = value),
                new TextField<ImageFailureContext>("stepName", static (x, value) => x.ComponentStepName = value),
                new TextField<ImageFailureContext>("action", static (x, value) => x.ComponentAction = value),
                new TextField<ImageFailureContext>("errorMessage", static (x, value) => x.ComponentErrorMessage = value),
            ]),
        new ObjectField<ImageFailureContext>(
            "distributionFailure",
            [
                new TextField<ImageFailureContext>("errorMessage", static (x, value) => x.DistributionErrorMessage = value),
                new PartListField<ImageFailureContext, RegionFailure>(
                    "regionFailures",
                    [
                        new TextField<RegionFailure>("region", static (x, value) => x.Region = value),
                        new TextField<RegionFailure>("status", static (x, value) => x.Status = value),
                        new TextField<RegionFailure>("imageConfigurationStep", static (x, value) => x.ImageConfigurationStep = value),
                        new TextField<RegionFailure>("errorMessage", static (x, value) => x.ErrorMessage = value),
                        new TextField<RegionFailure>("targetAccountId", static (x, value) => x.TargetAccountId = value),
                    ],
                    static (x, value) => x.RegionFailures = value),
            ]),
    ];
}
