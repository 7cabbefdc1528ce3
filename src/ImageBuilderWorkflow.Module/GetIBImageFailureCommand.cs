using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Finds out why image builds failed.</summary>
/// <remarks>
/// <para>The reason for the status of a failed build names the stage, and seldom the cause. This cmdlet reads the sources that contain the
/// cause: the status and the failure context of the image, the workflow executions, the failed step with its outputs, and the log of the
/// build in CloudWatch Logs. It asks them in this order, and stops as soon as a source names the cause. A build with a complete failure
/// context costs two requests, GetImage and GetWorkflowStepExecution.</para>
/// <para>It emits one object for each failed build. <c>Summary</c> describes the failure in one or two sentences for a ticket.
/// <c>NextAction</c> says what to do, and whether <c>Restart-IBImage</c> helps: a retry resumes what failed in the test, distribution or
/// integration stage; a failure in the build stage needs a new build. <c>Evidence</c> contains all texts that were found, with their
/// sources, in the order in which they were found. The first failure is the cause. A step that failed and whose workflow continued
/// (<c>onFailure: Continue</c>) is not.</para>
/// <para>Builds that did not fail emit nothing. A build in progress, or one that was cancelled, is judged by what has failed so far.
/// Without input, the cmdlet emits the failures of all builds of the account with the status FAILED, the newest build first, whether a
/// pipeline built them or not. For a pipeline, it emits those of its failed builds.</para>
/// <para><c>Kind</c> has one of these values: ComponentFailed (a component failed in the build stage), TestFailed (a test failed),
/// StepTimedOut (a step reached its time limit), InstanceNotLaunched (EC2 did not launch the instance), InstanceUnreachable (the instance
/// did not register with Systems Manager), CommandFailed (the command of a step failed before the component runner reported a result),
/// SanitizeFailed (the clean-up script of the instance failed), SysPrepFailed (Sysprep failed), ScanFailed (the findings of the
/// vulnerability scan could not be collected), DistributionFailed (a region did not get the image), ConfigurationFailed (the configuration
/// of the distributed image failed), AccessDenied (a permission is missing), RecipeUnresolvable (the recipe or its parent image was not
/// found), and Unknown (the texts have no known form; <c>Evidence</c> still contains all of them).</para>
/// </remarks>
/// <example>
/// <para>Find out why a build failed</para>
/// <code>Get-IBImageFailure golden-image/1.4.2/2</code>
/// <para>Shows why one build failed, beginning with a summary.</para>
/// </example>
/// <example>
/// <para>Show all recent failures</para>
/// <code>Get-IBImageFailure -After (Get-Date).AddDays(-7) | Format-Table</code>
/// <para>Lists the failures of the builds that were requested in the last seven days, the newest build first.</para>
/// </example>
/// <example>
/// <para>Count the failures of pipelines by kind</para>
/// <code>Get-IBImagePipeline golden* | Get-IBImageFailure | Group-Object Kind -NoElement</code>
/// <para>Counts how the failed builds of the matching pipelines failed.</para>
/// </example>
/// <example>
/// <para>Read all the evidence</para>
/// <code>Get-IBImageFailure golden-image/1.4.2/2 | Select-Object -ExpandProperty Evidence | Format-List</code>
/// <para>Shows all texts that were found, with their sources.</para>
/// </example>
/// <permission action="imagebuilder:GetImage">for builds and their failure context</permission>
/// <permission action="imagebuilder:GetWorkflowExecution">for <c>-WorkflowExecutionId</c></permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">if the image does not name the step that failed</permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">if the image does not name the step that failed</permission>
/// <permission action="imagebuilder:GetWorkflowStepExecution">for the step that failed</permission>
/// <permission action="imagebuilder:ListImages">without an ARN or id, and for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">without an ARN or id, and for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImagePipelineImages">for the builds of a pipeline</permission>
/// <permission action="logs:GetLogEvents">
/// for the log of a build, unless you specify <c>-NoLog</c>; without the permission, the cmdlet writes one warning and emits what the
/// other sources contain
/// </permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="GetIBWorkflowStepExecutionCommand"/>
/// <seealso cref="RestartIBImageCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageFailureContext.html">ImageFailureContext</seealso>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_GetWorkflowStepExecution.html">
/// GetWorkflowStepExecution
/// </seealso>
[Cmdlet(VerbsCommon.Get, "IBImageFailure", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImageFailure))]
public sealed class GetIBImageFailureCommand : BuildCmdlet
{
    private const string Failed = "FAILED";
    private const string RetryCommand = "Restart-IBImage";

    private readonly Dictionary<ImageBuilderClient, FailureAnalyzer> _analyzers = [];
    private readonly HashSet<string?> _warned = [];

    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(Name), nameof(Name)) { TakesNames = true },
        new(nameof(ImagePipelineArn), "Arn", nameof(ImagePipelineArn)) { Only = Identifier.ImagePipelineArn },
        new(nameof(WorkflowExecutionId), nameof(WorkflowExecutionId))
        {
            Only = Identifier.WorkflowExecutionId,
            GetsObjects = true,
            RefusesOwnArn = true,
        },
        new(nameof(ImageBuildVersionArn), "Arn", nameof(ImageBuildVersionArn), "ResourceId")
        {
            GetsObjects = true,
            YieldsTo = nameof(WorkflowExecutionId),
        },
    ];

    /// <summary>
    /// The names of the images whose failed builds to analyse. Wildcards are permitted; the cmdlet matches them itself and ignores case.
    /// The service matches a name without wildcards, which must be exact. If nothing has that name, the cmdlet writes an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ParameterSets.List)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [IdentifierTransformation(typeof(GetIBImageFailureCommand), nameof(Name))]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// The ARNs of the image builds to analyse. They end in a version and a build number. Instead of an ARN, you can specify a short name
    /// such as golden-image/1.4.2/1 if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ParameterSetName = ParameterSets.ById,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageFailureCommand), nameof(ImageBuildVersionArn))]
    [ArgumentCompleter(typeof(FailedImageCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>The ARNs of the pipelines whose failed builds to analyse, the newest build first.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image pipeline",
        Position = 0,
        ParameterSetName = ParameterSets.ByPipeline,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageFailureCommand), nameof(ImagePipelineArn))]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>
    /// The ids of the workflow executions to analyse, each <c>wf-</c> and a GUID. An execution that has not failed emits nothing.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The id of a workflow execution: wf- and a GUID",
        Position = 0,
        ParameterSetName = ParameterSets.ByExecution,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageFailureCommand), nameof(WorkflowExecutionId))]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>
    /// Analyses the failed builds whose DateCreated is at or after this time. A DateTime is interpreted by its Kind, local or UTC. Text
    /// with an offset or a Z, such as '2026-11-01T00:00:00Z', and a DateTimeOffset are exact. Text without an offset, such as '2026-11-01',
    /// and a DateTime whose Kind is Unspecified are local time. The service cannot filter by time, so the cmdlet lists all builds and
    /// filters the objects itself.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? After { get; set; }

    /// <summary>Analyses the failed builds whose DateCreated is before this time. Specify the time as for <c>-After</c>.</summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Before { get; set; }

    /// <summary>
    /// Does not read the logs of the builds. By default, the cmdlet reads the last part of the log of a build if no other source names the
    /// cause.
    /// </summary>
    [Parameter]
    public SwitchParameter NoLog { get; set; }

    /// <summary>
    /// The maximum number of failures to emit: of the account, or for each pipeline. By default, all failures are emitted.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateRange(1, int.MaxValue)]
    public override int? MaxItems { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.List)]
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [Alias("MaxResult", "MaxResults")]
    [ValidateRange(1, ListingOptions.LargestPage)]
    [PSDefaultValue(Help = "25", Value = ListingOptions.LargestPage)]
    public override int PageSize { get; set; } = ListingOptions.LargestPage;

    /// <summary>Analyses the builds of one input.</summary>
    protected override void ProcessRecord()
    {
        var range = Range(After, Before);
        switch (ParameterSetName)
        {
            case ParameterSets.ById:
                AnalyseEach(
                    ImageBuildVersionArn,
                    Identifier.ImageBuildVersionArn,
                    ImageOperations.Get.Name,
                    (analyzer, arn) => analyzer.OfImageAsync(arn, Stopped)
                );
                break;
            case ParameterSets.ByExecution:
                AnalyseEach(
                    WorkflowExecutionId,
                    Identifier.WorkflowExecutionId,
                    WorkflowExecutionOperations.Get.Name,
                    (analyzer, id) => analyzer.OfExecutionAsync(id, Stopped)
                );
                break;
            case ParameterSets.ByPipeline:
                ReadPipelines(ImagePipelineArn, range.And<Image>(IsFailed, static image => image.DateCreated)!);
                break;
            default:
                AnalyseAll(range.And<Image>(IsFailed, static image => image.DateCreated)!);
                break;
        }
    }

    /// <inheritdoc/>
    private protected override string FirstOperation => WorkflowStepExecutionOperations.Get.Name;

    /// <inheritdoc/>
    private protected override IAsyncEnumerable<IItemPage> Read(ImageBuilderClient client, Image build)
    {
        var analyzer = AnalyzerOf(client, build.Arn!);
        return FailurePage.ReadAsync(() => analyzer.OfImageAsync(build, Stopped));
    }

    private static bool IsFailed(Image image) => image.Status == Failed;

    private void AnalyseEach(
        string[] values,
        Identifier form,
        string operation,
        Func<FailureAnalyzer, string, Task<ImageFailure?>> analyse
    ) =>
        ReadEach(
            values,
            form,
            operation,
            (client, id, value) =>
            {
                var analyzer = AnalyzerOf(client, value);
                return FailurePage.ReadAsync(() => analyse(analyzer, id));
            }
        );

    private void AnalyseAll(Predicate<Image> matches)
    {
        var builds = new List<Image>();
        ListNamed(
            ImageOperations.ListVersions,
            Name,
            "image",
            static filters => ImageOperations.ListVersionsRequest(includeDeprecated: true, filters: filters),
            [],
            static version => version.Name,
            read: (request, isOwner) =>
                ListEachOf(
                    ImageOperations.ListVersions,
                    request,
                    isOwner,
                    static version => version.Arn,
                    ImageOperations.ListBuilds,
                    static arn => ImageOperations.ListBuildsRequest(arn),
                    matches,
                    builds.Add
                )
        );
        ReadBuilds(Client(null), builds);
    }

    private FailureAnalyzer AnalyzerOf(ImageBuilderClient client, string target)
    {
        if (!_analyzers.TryGetValue(client, out var analyzer))
        {
            var logs = NoLog ? null : new LogReader(LogsOf(client, target));
            analyzer = new FailureAnalyzer(client, logs, RetryCommand, Log, error => Post(() => WarnOfLog(error)));
            _analyzers.Add(client, analyzer);
        }

        return analyzer;
    }

    // Once for each error code, however many logs it is about.
    private void WarnOfLog(ImageBuilderException error)
    {
        if (!_warned.Add(error.ErrorCode))
        {
            return;
        }

        var advice = error.ErrorCode is "AccessDenied" or "AccessDeniedException" ? Advice.For(error, string.Empty) + " " : string.Empty;
        WriteWarning(
            $"The log of a build cannot be read, so what it says is missing: {error.Message.TrimEnd('.')}. {advice}"
                + "-NoLog does without the logs."
        );
    }
}
