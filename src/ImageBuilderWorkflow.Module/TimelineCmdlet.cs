using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>A cmdlet that reads the timelines of image builds: of builds, of workflow executions, or of all builds of pipelines.</summary>
public abstract class TimelineCmdlet : BuildCmdlet
{
    private readonly Dictionary<ImageBuilderClient, TimelineReader> _readers = [];
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private RequestThrottle? _throttle;

    // Which parameter a value belongs to.
    private protected static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(ImagePipelineArn), "Arn", nameof(ImagePipelineArn)) { Only = Identifier.ImagePipelineArn },
        new(nameof(WorkflowExecutionId), nameof(WorkflowExecutionId))
        {
            Only = Identifier.WorkflowExecutionId,
            GetsObjects = true,
            RefusesOwnArn = true,
            Refuses = typeof(TimelineEntry),
        },
        new(nameof(ImageBuildVersionArn), "Arn", nameof(ImageBuildVersionArn), "ResourceId")
        {
            GetsObjects = true,
            YieldsTo = nameof(WorkflowExecutionId),
            Refuses = typeof(TimelineEntry),
        },
    ];

    /// <summary>
    /// The ARNs of the image builds. They end in a version and a build number. Instead of an ARN, you can specify a short name such as
    /// golden-image/1.4.2/1 if the account has exactly one such build.
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
    [IdentifierTransformation(typeof(TimelineCmdlet), nameof(ImageBuildVersionArn))]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>The ARNs of the pipelines, for all their builds, the newest build first.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image pipeline",
        Position = 0,
        ParameterSetName = ParameterSets.ByPipeline,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(TimelineCmdlet), nameof(ImagePipelineArn))]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>
    /// The ids of workflow executions, each <c>wf-</c> and a GUID. The timeline of an execution contains the image, the workflow and its
    /// steps, without the other workflows of the build.
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
    [IdentifierTransformation(typeof(TimelineCmdlet), nameof(WorkflowExecutionId))]
    [ArgumentCompleter(typeof(WorkflowExecutionIdCompleter))]
    public string[] WorkflowExecutionId { get; set; } = [];

    /// <summary>The maximum number of builds for each pipeline. By default, all builds are read.</summary>
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateRange(1, int.MaxValue)]
    public override int? MaxItems { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [Alias("MaxResult", "MaxResults")]
    [ValidateRange(1, ListingOptions.LargestPage)]
    [PSDefaultValue(Help = "25", Value = ListingOptions.LargestPage)]
    public override int PageSize { get; set; } = ListingOptions.LargestPage;

    /// <summary>
    /// Takes an entry. It is called for each entry once: the image, then each workflow followed by its steps, and the builds in the order
    /// of the inputs. An entry that comes with several inputs is not repeated.
    /// </summary>
    /// <param name="entry">The entry.</param>
    private protected abstract void Take(TimelineEntry entry);

    /// <summary>Reads the timelines of one input.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ParameterSets.ByPipeline:
                ReadPipelines(ImagePipelineArn, matches: null);
                break;
            case ParameterSets.ByExecution:
                ReadEach(
                    WorkflowExecutionId,
                    Identifier.WorkflowExecutionId,
                    WorkflowExecutionOperations.Get.Name,
                    (client, id, _) => PageOf(client, reader => reader.OfExecutionAsync(id, Stopped))
                );
                break;
            default:
                ReadEach(
                    ImageBuildVersionArn,
                    Identifier.ImageBuildVersionArn,
                    ImageOperations.Get.Name,
                    (client, arn, _) => PageOf(client, reader => reader.OfImageAsync(arn, Stopped))
                );
                break;
        }
    }

    /// <summary>Takes an entry, unless it has been taken before.</summary>
    /// <param name="entry">The entry.</param>
    private protected void TakeOnce(TimelineEntry entry)
    {
        // An entry that somebody made has no id, perhaps.
        var id = entry.Kind == "Step" ? entry.StepExecutionId : entry.ToString();
        if (string.IsNullOrEmpty(id) || _taken.Add(id))
        {
            Take(entry);
        }
    }

    /// <inheritdoc/>
    private protected override string FirstOperation => WorkflowExecutionOperations.List.Name;

    /// <inheritdoc/>
    private protected override IAsyncEnumerable<IItemPage> Read(ImageBuilderClient client, Image build) =>
        PageOf(client, reader => reader.OfImageAsync(build, Stopped));

    /// <inheritdoc/>
    private protected override bool IsWanted(string id) => _wanted.Add(id);

    /// <inheritdoc/>
    private protected override ListingInput Input(string target) =>
        new(target)
        {
            Take = entry =>
            {
                TakeOnce((TimelineEntry)entry);
                return true;
            },
        };

    private IAsyncEnumerable<IItemPage> PageOf(ImageBuilderClient client, Func<TimelineReader, Task<IReadOnlyList<TimelineEntry>>> read)
    {
        if (!_readers.TryGetValue(client, out var reader))
        {
            reader = new TimelineReader(client, _throttle ??= new RequestThrottle(ThrottleLimit), Log);
            _readers.Add(client, reader);
        }

        return TimelinePage.ReadAsync(() => read(reader));
    }
}
