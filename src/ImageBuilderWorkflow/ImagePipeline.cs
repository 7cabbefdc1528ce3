namespace ImageBuilderWorkflow;

/// <summary>
/// An image pipeline: what is built, how and when (API: <c>ImagePipeline</c> of ListImagePipelines and GetImagePipeline).
/// </summary>
public sealed class ImagePipeline : ServiceObject
{
    /// <summary>The name of the pipeline, in its original case (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The ARN of the pipeline (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The status of the pipeline: ENABLED or DISABLED (API: <c>status</c>). Other values are possible.</summary>
    public string? Status { get; set; }

    /// <summary>The platform: Windows, Linux or macOS (API: <c>platform</c>). Other values are possible.</summary>
    public string? Platform { get; set; }

    /// <summary>The description of the pipeline (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// The date and time of the last run, in UTC (API: <c>dateLastRun</c>, an ISO 8601 text). <see langword="null"/> until the pipeline
    /// runs for the first time.
    /// </summary>
    public DateTime? DateLastRun { get; set; }

    /// <summary>
    /// The status of the image of the last run, for example AVAILABLE or FAILED (API: <c>lastRunStatus</c>). <see langword="null"/> until
    /// the pipeline runs for the first time.
    /// </summary>
    public string? LastRunStatus { get; set; }

    /// <summary>
    /// The date and time of the next run, in UTC (API: <c>dateNextRun</c>, an ISO 8601 text). <see langword="null"/> if the pipeline has no
    /// schedule.
    /// </summary>
    public DateTime? DateNextRun { get; set; }

    /// <summary>
    /// The number of consecutive runs that failed (API: <c>consecutiveFailures</c>). <see langword="null"/> if the service does not report
    /// it.
    /// </summary>
    public int? ConsecutiveFailures { get; set; }

    /// <summary>
    /// The schedule, as a cron or rate expression (API: <c>schedule.scheduleExpression</c>). <see langword="null"/> if the pipeline has no
    /// schedule.
    /// </summary>
    public string? ScheduleExpression { get; set; }

    /// <summary>
    /// The time zone of the schedule, an IANA name (API: <c>schedule.timezone</c>). <see langword="null"/> for UTC, and if the pipeline has
    /// no schedule.
    /// </summary>
    public string? ScheduleTimezone { get; set; }

    /// <summary>
    /// When the schedule starts a run: EXPRESSION_MATCH_ONLY or EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE
    /// (API: <c>schedule.pipelineExecutionStartCondition</c>). Other values are possible. <see langword="null"/> if the pipeline has no
    /// schedule.
    /// </summary>
    public string? PipelineExecutionStartCondition { get; set; }

    /// <summary>
    /// The number of consecutive failures after which the service disables the pipeline
    /// (API: <c>schedule.autoDisablePolicy.failureCount</c>). <see langword="null"/> if it never does.
    /// </summary>
    public int? AutoDisableFailureCount { get; set; }

    /// <summary>
    /// The ARN of the image recipe (API: <c>imageRecipeArn</c>). <see langword="null"/> for a pipeline of container images.
    /// </summary>
    public string? ImageRecipeArn { get; set; }

    /// <summary>The ARN of the container recipe (API: <c>containerRecipeArn</c>). <see langword="null"/> for a pipeline of AMIs.</summary>
    public string? ContainerRecipeArn { get; set; }

    /// <summary>The ARN of the infrastructure configuration (API: <c>infrastructureConfigurationArn</c>).</summary>
    public string? InfrastructureConfigurationArn { get; set; }

    /// <summary>
    /// The ARN of the distribution configuration (API: <c>distributionConfigurationArn</c>). <see langword="null"/> if the images are not
    /// distributed.
    /// </summary>
    public string? DistributionConfigurationArn { get; set; }

    /// <summary>
    /// Whether the images are tested (API: <c>imageTestsConfiguration.imageTestsEnabled</c>). <see langword="null"/> if the service does
    /// not report it.
    /// </summary>
    public bool? ImageTestsEnabled { get; set; }

    /// <summary>
    /// The time limit of the tests, in minutes (API: <c>imageTestsConfiguration.timeoutMinutes</c>). <see langword="null"/> if the service
    /// does not report it.
    /// </summary>
    public int? ImageTestsTimeoutMinutes { get; set; }

    /// <summary>
    /// Whether the images are scanned for vulnerabilities (API: <c>imageScanningConfiguration.imageScanningEnabled</c>).
    /// <see langword="null"/> if the service does not report it.
    /// </summary>
    public bool? ImageScanningEnabled { get; set; }

    /// <summary>
    /// The repository that holds the container images for the scan
    /// (API: <c>imageScanningConfiguration.ecrConfiguration.repositoryName</c>). <see langword="null"/> for AMIs.
    /// </summary>
    public string? EcrRepositoryName { get; set; }

    /// <summary>
    /// The tags of the container images that are scanned (API: <c>imageScanningConfiguration.ecrConfiguration.containerTags</c>). Empty if
    /// there are none.
    /// </summary>
    public ValueList<string> EcrContainerTags { get; set; } = ValueList<string>.Empty;

    /// <summary>
    /// Whether the service records enhanced metadata: the version of the operating system and the packages
    /// (API: <c>enhancedImageMetadataEnabled</c>).
    /// </summary>
    public bool? EnhancedImageMetadataEnabled { get; set; }

    /// <summary>The workflows of the pipeline (API: <c>workflows</c>). Empty if the pipeline uses the managed workflows.</summary>
    public ValueList<WorkflowConfiguration> Workflows { get; set; } = ValueList<WorkflowConfiguration>.Empty;

    /// <summary>
    /// The name or ARN of the IAM role that runs the workflows (API: <c>executionRole</c>). <see langword="null"/> for the service-linked
    /// role.
    /// </summary>
    public string? ExecutionRole { get; set; }

    /// <summary>
    /// The CloudWatch log group of the image builds (API: <c>loggingConfiguration.imageLogGroupName</c>). <see langword="null"/> for the
    /// default.
    /// </summary>
    public string? ImageLogGroupName { get; set; }

    /// <summary>
    /// The CloudWatch log group of the pipeline (API: <c>loggingConfiguration.pipelineLogGroupName</c>). <see langword="null"/> for the
    /// default.
    /// </summary>
    public string? PipelineLogGroupName { get; set; }

    /// <summary>The date and time when the pipeline was created, in UTC (API: <c>dateCreated</c>, an ISO 8601 text).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>The date and time when the pipeline was last changed, in UTC (API: <c>dateUpdated</c>, an ISO 8601 text).</summary>
    public DateTime? DateUpdated { get; set; }

    /// <summary>The tags of the pipeline (API: <c>tags</c>). Empty if there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    /// <summary>The tags that the pipeline adds to its images (API: <c>imageTags</c>). Empty if there are none.</summary>
    public TagMap ImageTags { get; set; } = TagMap.Empty;

    private protected override string? OwnerArn => Arn;

    /// <summary>Returns the ARN of the pipeline.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
