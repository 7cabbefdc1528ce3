namespace ImageBuilderWorkflow;

/// <summary>
/// An image pipeline: what is built, how and when (API: <c>ImagePipeline</c> of ListImagePipelines and GetImagePipeline).
/// </summary>
public sealed class ImagePipeline : ServiceObject
{
    /// <summary>The pipeline's name, in its own case (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The pipeline's ARN (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>ENABLED or DISABLED, or another text that the service sends (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>Windows, Linux or macOS, or another text that the service sends (API: <c>platform</c>).</summary>
    public string? Platform { get; set; }

    /// <summary>What the pipeline is for (API: <c>description</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? Description { get; set; }

    /// <summary>When the pipeline last ran, in UTC (API: <c>dateLastRun</c>, an ISO-8601 text). <see langword="null"/> before its first run.</summary>
    public DateTime? DateLastRun { get; set; }

    /// <summary>
    /// How the image of the last run stands: an image's status, for example AVAILABLE or FAILED (API: <c>lastRunStatus</c>).
    /// <see langword="null"/> before the first run.
    /// </summary>
    public string? LastRunStatus { get; set; }

    /// <summary>When the pipeline runs next, in UTC (API: <c>dateNextRun</c>, an ISO-8601 text). <see langword="null"/> without a schedule.</summary>
    public DateTime? DateNextRun { get; set; }

    /// <summary>How many runs have failed one after another (API: <c>consecutiveFailures</c>). <see langword="null"/> when the service does not say.</summary>
    public int? ConsecutiveFailures { get; set; }

    /// <summary>When the pipeline runs, as a cron or rate expression (API: <c>schedule.scheduleExpression</c>). <see langword="null"/> without a schedule.</summary>
    public string? ScheduleExpression { get; set; }

    /// <summary>The time zone of the schedule, an IANA name (API: <c>schedule.timezone</c>). <see langword="null"/> for UTC and without a schedule.</summary>
    public string? ScheduleTimezone { get; set; }

    /// <summary>
    /// EXPRESSION_MATCH_ONLY or EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE, or another text that the service sends
    /// (API: <c>schedule.pipelineExecutionStartCondition</c>). <see langword="null"/> without a schedule.
    /// </summary>
    public string? PipelineExecutionStartCondition { get; set; }

    /// <summary>
    /// After how many failures in a row the pipeline is disabled (API: <c>schedule.autoDisablePolicy.failureCount</c>).
    /// <see langword="null"/> when it never is.
    /// </summary>
    public int? AutoDisableFailureCount { get; set; }

    /// <summary>The ARN of the image recipe (API: <c>imageRecipeArn</c>). <see langword="null"/> for a pipeline of containers.</summary>
    public string? ImageRecipeArn { get; set; }

    /// <summary>The ARN of the container recipe (API: <c>containerRecipeArn</c>). <see langword="null"/> for a pipeline of AMIs.</summary>
    public string? ContainerRecipeArn { get; set; }

    /// <summary>The ARN of the infrastructure configuration (API: <c>infrastructureConfigurationArn</c>).</summary>
    public string? InfrastructureConfigurationArn { get; set; }

    /// <summary>The ARN of the distribution configuration (API: <c>distributionConfigurationArn</c>). <see langword="null"/> when images stay where they are built.</summary>
    public string? DistributionConfigurationArn { get; set; }

    /// <summary>Whether images are tested (API: <c>imageTestsConfiguration.imageTestsEnabled</c>). <see langword="null"/> when the service does not say.</summary>
    public bool? ImageTestsEnabled { get; set; }

    /// <summary>How long the tests may take, in minutes (API: <c>imageTestsConfiguration.timeoutMinutes</c>). <see langword="null"/> when the service does not say.</summary>
    public int? ImageTestsTimeoutMinutes { get; set; }

    /// <summary>Whether images are scanned for vulnerabilities (API: <c>imageScanningConfiguration.imageScanningEnabled</c>). <see langword="null"/> when the service does not say.</summary>
    public bool? ImageScanningEnabled { get; set; }

    /// <summary>The repository that scanned containers are put in (API: <c>imageScanningConfiguration.ecrConfiguration.repositoryName</c>). <see langword="null"/> for AMIs.</summary>
    public string? EcrRepositoryName { get; set; }

    /// <summary>The tags of scanned containers (API: <c>imageScanningConfiguration.ecrConfiguration.containerTags</c>). Empty when there are none.</summary>
    public ValueList<string> EcrContainerTags { get; set; } = ValueList<string>.Empty;

    /// <summary>Whether more is recorded of the images: the version of the operating system and the packages (API: <c>enhancedImageMetadataEnabled</c>).</summary>
    public bool? EnhancedImageMetadataEnabled { get; set; }

    /// <summary>The workflows that run (API: <c>workflows</c>). Empty when the managed ones do.</summary>
    public ValueList<WorkflowConfiguration> Workflows { get; set; } = ValueList<WorkflowConfiguration>.Empty;

    /// <summary>The name or ARN of the role that runs the workflows (API: <c>executionRole</c>). <see langword="null"/> for the service's own.</summary>
    public string? ExecutionRole { get; set; }

    /// <summary>The log group of the images that are built (API: <c>loggingConfiguration.imageLogGroupName</c>). <see langword="null"/> for the usual one.</summary>
    public string? ImageLogGroupName { get; set; }

    /// <summary>The log group of the pipeline itself (API: <c>loggingConfiguration.pipelineLogGroupName</c>). <see langword="null"/> for the usual one.</summary>
    public string? PipelineLogGroupName { get; set; }

    /// <summary>When the pipeline was created, in UTC (API: <c>dateCreated</c>, an ISO-8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>When the pipeline was last changed, in UTC (API: <c>dateUpdated</c>, an ISO-8601 text).</summary>
    public DateTime? DateUpdated { get; set; }

    /// <summary>The tags of the pipeline (API: <c>tags</c>). Empty when there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    /// <summary>The tags that its images get (API: <c>imageTags</c>). Empty when there are none.</summary>
    public TagMap ImageTags { get; set; } = TagMap.Empty;

    /// <summary>Gives the ARN of the pipeline.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
