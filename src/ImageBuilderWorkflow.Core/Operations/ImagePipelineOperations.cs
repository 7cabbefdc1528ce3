namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="ImagePipeline"/> objects.</summary>
internal static class ImagePipelineOperations
{
    /// <summary>ListImagePipelines: the pipelines of the account.</summary>
    public static ListOperation<ImagePipeline> List { get; } =
        new()
        {
            Name = "ListImagePipelines",
            ItemsMember = "imagePipelineList",
            Item = { Fields() },
        };

    /// <summary>A request of ListImagePipelines.</summary>
    public static RequestMembers ListRequest(IReadOnlyList<Filter>? filters = null) => new RequestMembers().With("filters", filters);

    /// <summary>GetImagePipeline: one pipeline by its ARN.</summary>
    public static GetOperation<ImagePipeline> Get { get; } =
        new()
        {
            Name = "GetImagePipeline",
            Argument = "imagePipelineArn",
            Response = { { "imagePipeline", Fields() } },
            Id = static x => x.Arn,
        };

    private static FieldMap<ImagePipeline> Fields() =>
        new()
        {
            { "arn", static (x, v) => x.Arn = v },
            { "name", static (x, v) => x.Name = v },
            { "description", static (x, v) => x.Description = v },
            { "platform", static (x, v) => x.Platform = v },
            { "enhancedImageMetadataEnabled", static (x, v) => x.EnhancedImageMetadataEnabled = v },
            { "imageRecipeArn", static (x, v) => x.ImageRecipeArn = v },
            { "containerRecipeArn", static (x, v) => x.ContainerRecipeArn = v },
            { "infrastructureConfigurationArn", static (x, v) => x.InfrastructureConfigurationArn = v },
            { "distributionConfigurationArn", static (x, v) => x.DistributionConfigurationArn = v },
            { "imageTestsConfiguration.imageTestsEnabled", static (x, v) => x.ImageTestsEnabled = v },
            { "imageTestsConfiguration.timeoutMinutes", static (x, v) => x.ImageTestsTimeoutMinutes = v },
            { "schedule.scheduleExpression", static (x, v) => x.ScheduleExpression = v },
            { "schedule.timezone", static (x, v) => x.ScheduleTimezone = v },
            { "schedule.pipelineExecutionStartCondition", static (x, v) => x.PipelineExecutionStartCondition = v },
            { "schedule.autoDisablePolicy.failureCount", static (x, v) => x.AutoDisableFailureCount = v },
            { "status", static (x, v) => x.Status = v },
            { "dateCreated", static (x, v) => x.DateCreated = v },
            { "dateUpdated", static (x, v) => x.DateUpdated = v },
            { "dateLastRun", static (x, v) => x.DateLastRun = v },
            { "lastRunStatus", static (x, v) => x.LastRunStatus = v },
            { "dateNextRun", static (x, v) => x.DateNextRun = v },
            { "tags", static (x, v) => x.Tags = v },
            { "imageScanningConfiguration.imageScanningEnabled", static (x, v) => x.ImageScanningEnabled = v },
            { "imageScanningConfiguration.ecrConfiguration.repositoryName", static (x, v) => x.EcrRepositoryName = v },
            { "imageScanningConfiguration.ecrConfiguration.containerTags", static (x, v) => x.EcrContainerTags = v },
            { "imageTags", static (x, v) => x.ImageTags = v },
            { "executionRole", static (x, v) => x.ExecutionRole = v },
            { "workflows", CommonFields.Workflow(), static (x, v) => x.Workflows = v },
            { "loggingConfiguration.imageLogGroupName", static (x, v) => x.ImageLogGroupName = v },
            { "loggingConfiguration.pipelineLogGroupName", static (x, v) => x.PipelineLogGroupName = v },
            { "consecutiveFailures", static (x, v) => x.ConsecutiveFailures = v },
        };
}
