namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="ImagePipeline"/> objects.</summary>
internal static class ImagePipelineOperations
{
    /// <summary>ListImagePipelines: the pipelines of the account.</summary>
    public static ListOperation<ImagePipeline> List { get; } = new()
    {
        Name = "ListImagePipelines",
        ItemsMember = "imagePipelineList",
        Item = [.. Fields()],
        Response = [CommonFields.RequestId<ImagePipeline>()],
    };

    /// <summary>GetImagePipeline: one pipeline by its ARN.</summary>
    public static GetOperation<ImagePipeline> Get { get; } = new()
    {
        Name = "GetImagePipeline",
        Argument = "imagePipelineArn",
        Response = [CommonFields.RequestId<ImagePipeline>(), new WrapperField<ImagePipeline>("imagePipeline", [.. Fields()])],
        Id = static x => x.Arn,
    };

    private static Field<ImagePipeline>[] Fields() =>
    [
        new TextField<ImagePipeline>("arn", static (x, value) => x.Arn = value),
        new TextField<ImagePipeline>("name", static (x, value) => x.Name = value),
        new TextField<ImagePipeline>("description", static (x, value) => x.Description = value),
        new TextField<ImagePipeline>("platform", static (x, value) => x.Platform = value),
        new BooleanField<ImagePipeline>("enhancedImageMetadataEnabled", static (x, value) => x.EnhancedImageMetadataEnabled = value),
        new TextField<ImagePipeline>("imageRecipeArn", static (x, value) => x.ImageRecipeArn = value),
        new TextField<ImagePipeline>("containerRecipeArn", static (x, value) => x.ContainerRecipeArn = value),
        new TextField<ImagePipeline>("infrastructureConfigurationArn", static (x, value) => x.InfrastructureConfigurationArn = value),
        new TextField<ImagePipeline>("distributionConfigurationArn", static (x, value) => x.DistributionConfigurationArn = value),
        new ObjectField<ImagePipeline>(
            "imageTestsConfiguration",
            [
                new BooleanField<ImagePipeline>("imageTestsEnabled", static (x, value) => x.ImageTestsEnabled = value),
                new IntegerField<ImagePipeline>("timeoutMinutes", static (x, value) => x.ImageTestsTimeoutMinutes = value),
            ]),
        new ObjectField<ImagePipeline>(
            "schedule",
            [
                new TextField<ImagePipeline>("scheduleExpression", static (x, value) => x.ScheduleExpression = value),
                new TextField<ImagePipeline>("timezone", static (x, value) => x.ScheduleTimezone = value),
                new TextField<ImagePipeline>("pipelineExecutionStartCondition", static (x, value) => x.PipelineExecutionStartCondition = value),
                new ObjectField<ImagePipeline>(
                    "autoDisablePolicy", [new IntegerField<ImagePipeline>("failureCount", static (x, value) => x.AutoDisableFailureCount = value)]),
            ]),
        new TextField<ImagePipeline>("status", static (x, value) => x.Status = value),
        new TimeField<ImagePipeline>("dateCreated", static (x, value) => x.DateCreated = value),
        new TimeField<ImagePipeline>("dateUpdated", static (x, value) => x.DateUpdated = value),
        new TimeField<ImagePipeline>("dateLastRun", static (x, value) => x.DateLastRun = value),
        new TextField<ImagePipeline>("lastRunStatus", static (x, value) => x.LastRunStatus = value),
        new TimeField<ImagePipeline>("dateNextRun", static (x, value) => x.DateNextRun = value),
        new TagMapField<ImagePipeline>("tags", static (x, value) => x.Tags = value),
        CommonFields.Scanning<ImagePipeline>(
            static (x, value) => x.ImageScanningEnabled = value, static (x, value) => x.EcrRepositoryName = value, static (x, value) => x.EcrContainerTags = value),
        new TagMapField<ImagePipeline>("imageTags", static (x, value) => x.ImageTags = value),
        new TextField<ImagePipeline>("executionRole", static (x, value) => x.ExecutionRole = value),
        CommonFields.Workflows<ImagePipeline>(static (x, value) => x.Workflows = value),
        new ObjectField<ImagePipeline>(
            "loggingConfiguration",
            [
                new TextField<ImagePipeline>("imageLogGroupName", static (x, value) => x.ImageLogGroupName = value),
                new TextField<ImagePipeline>("pipelineLogGroupName", static (x, value) => x.PipelineLogGroupName = value),
            ]),
        new IntegerField<ImagePipeline>("consecutiveFailures", static (x, value) => x.ConsecutiveFailures = value),
    ];
}
