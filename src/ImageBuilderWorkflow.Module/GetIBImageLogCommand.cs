using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Gets the log of image builds or pipelines from CloudWatch Logs.</summary>
/// <remarks>
/// <para>
/// Image Builder writes the log of an image build to CloudWatch Logs: what the service does from the first step on, and what every
/// component prints. This cmdlet finds the log group and the log stream of a build and emits the events, the oldest first, as the pages
/// arrive.
/// </para>
/// <para>
/// The log group of a build is <c>/aws/imagebuilder/</c> and the name of the image, or the log group of its logging configuration. The log
/// stream is the version and the build number, for example <c>1.4.2/1</c>. A pipeline has a log of its own, with a log stream for each day.
/// It tells why a scheduled build was skipped or the pipeline was disabled.
/// </para>
/// <para>
/// A workflow execution or a step that you pipe to the cmdlet limits the events to its time: its <c>StartTime</c> and <c>EndTime</c> are
/// taken.
/// </para>
/// <para>
/// The property Message has the text exactly as it was written. The table keeps the colors of the text and shows every other control
/// character as visible text.
/// </para>
/// <para>
/// The requests to CloudWatch Logs use the same credentials and region. <c>AWS_ENDPOINT_URL_CLOUDWATCH_LOGS</c> names another endpoint. An
/// <c>-EndpointUrl</c> on this computer counts for CloudWatch Logs too.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the end of the log of a failed build</para>
/// <code>Get-IBImageLog golden-image/1.4.2/2 -Tail 20</code>
/// <para>Emits the last 20 events.</para>
/// </example>
/// <example>
/// <para>Show what a failed step wrote</para>
/// <code>
/// Get-IBWorkflowExecution golden-image/1.4.2/2 | Get-IBWorkflowStepExecution -Status FAILED | Get-IBImageLog
/// </code>
/// <para>Emits the events from the start of the step to its end.</para>
/// </example>
/// <example>
/// <para>Find the lines of a component that failed</para>
/// <code>Get-IBImageLog golden-image/1.4.2/2 -FilterPattern Stderr</code>
/// <para>CloudWatch Logs selects the events; only those are transferred.</para>
/// </example>
/// <permission action="imagebuilder:GetImage">for the log of a build</permission>
/// <permission action="imagebuilder:GetImagePipeline">for the log of a pipeline</permission>
/// <permission action="logs:GetLogEvents">without <c>-FilterPattern</c></permission>
/// <permission action="logs:FilterLogEvents">with <c>-FilterPattern</c></permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBImageCommand"/>
/// <seealso cref="GetIBWorkflowStepExecutionCommand"/>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</seealso>
[Cmdlet(VerbsCommon.Get, "IBImageLog", DefaultParameterSetName = ParameterSets.List)]
[OutputType(typeof(ImageLogEvent))]
public sealed class GetIBImageLogCommand : ConnectedCmdlet
{
    // Which parameter a value belongs to.
    private static IdentifierRoute[] Routes { get; } =
    [
        new(nameof(ImageBuildVersionArn), nameof(ImageBuildVersionArn), "Arn"),
        new(nameof(ImagePipelineArn), "Arn", nameof(ImagePipelineArn)) { Only = Identifier.ImagePipelineArn },
    ];

    /// <summary>
    /// The ARNs of the image build versions whose logs to get; they end in a version and a build number.
    /// In place of an ARN, golden-image/1.4.2/1 is accepted if the account has exactly one such build.
    /// </summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image build version, or name/version/build",
        Position = 0,
        ParameterSetName = ParameterSets.List,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Arn")]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageLogCommand), nameof(ImageBuildVersionArn))]
    [ArgumentCompleter(typeof(ImageBuildVersionArnCompleter))]
    public string[] ImageBuildVersionArn { get; set; } = [];

    /// <summary>The ARNs of the pipelines whose logs to get.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The ARN of an image pipeline",
        Position = 0,
        ParameterSetName = ParameterSets.ByPipeline,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [AllowEmptyString]
    [IdentifierTransformation(typeof(GetIBImageLogCommand), nameof(ImagePipelineArn))]
    [ArgumentCompleter(typeof(ImagePipelineArnCompleter))]
    public string[] ImagePipelineArn { get; set; } = [];

    /// <summary>
    /// The day of the log of the pipeline, in UTC. By default, today. Only the date of a local time counts after its conversion to UTC.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.ByPipeline)]
    [ValidateNotNull]
    [TimeTransformation]
    public DateTime? Date { get; set; }

    /// <summary>The number of events at the end of the log to emit. By default, the cmdlet emits all events.</summary>
    [Parameter]
    [ValidateRange(1, CloudWatchLogs.LargestPage)]
    public int? Tail { get; set; }

    /// <summary>
    /// Waits for more events and emits them until the build ends. The cmdlet asks every second while events arrive and less often, at least
    /// every 15 seconds, while none arrive. A time range that has ended is not waited for.
    /// </summary>
    [Parameter(ParameterSetName = ParameterSets.List)]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// Emits only the events that match a filter pattern of CloudWatch Logs, for example <c>Stderr</c> or <c>?ERROR ?Failed</c>. The
    /// service selects the events.
    /// </summary>
    [Parameter]
    [ValidateLength(1, 1024)]
    public string? FilterPattern { get; set; }

    /// <summary>
    /// Emits the events from this time on. Local and UTC times are accepted. A piped workflow execution or step sets it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeTransformation]
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// Emits the events up to and including this time. Local and UTC times are accepted. A piped workflow execution or step sets it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeTransformation]
    public DateTime? EndTime { get; set; }

    /// <summary>Emits the logs of one input.</summary>
    protected override void ProcessRecord()
    {
        if (StartTime?.ToUniversalTime() > EndTime?.ToUniversalTime())
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "InvalidTimeRange",
                    $"No time is from {StartTime:yyyy-MM-dd HH:mm:ssK} on and not after {EndTime:yyyy-MM-dd HH:mm:ssK}: "
                        + "-StartTime has to be the earlier one.",
                    StartTime
                )
            );
        }

        if (ParameterSetName == ParameterSets.ByPipeline)
        {
            foreach (var value in ImagePipelineArn)
            {
                EmitPipelineLog(value);
                EndIfRefused();
            }
        }
        else
        {
            foreach (var value in ImageBuildVersionArn)
            {
                EmitImageLog(value);
                EndIfRefused();
            }
        }
    }

    private void EmitImageLog(string value)
    {
        if (Find(ImageOperations.Get, value, Identifier.ImageBuildVersionArn) is not var (client, image))
        {
            return;
        }

        if (LogLocation.Of(image) is not { } location)
        {
            WriteError(LogErrors.NameUnknown("image", value));
            return;
        }

        // A time range that has ended gets no more events.
        var isFollowed = Wait && !(EndTime?.ToUniversalTime() < client.UtcNow);
        EmitLog(
            client,
            location,
            value,
            isFollowed ? IsRunningAsync : null,
            item => item.ImageBuildVersionArn = image.Arn,
            () => LogErrors.OfImage(image, location, client.Region, value)
        );

        async Task<bool> IsRunningAsync(CancellationToken cancellationToken)
        {
            image = await client.GetAsync(ImageOperations.Get, image.Arn!, Log, cancellationToken).ConfigureAwait(false);
            return image.Status is "PENDING" or "CREATING" or "BUILDING" or "TESTING" or "DISTRIBUTING" or "INTEGRATING";
        }
    }

    private void EmitPipelineLog(string value)
    {
        if (Find(ImagePipelineOperations.Get, value, Identifier.ImagePipelineArn) is not var (client, pipeline))
        {
            return;
        }

        var day = Date?.ToUniversalTime() ?? client.UtcNow;
        if (LogLocation.Of(pipeline, day) is not { } location)
        {
            WriteError(LogErrors.NameUnknown("pipeline", value));
            return;
        }

        EmitLog(
            client,
            location,
            value,
            isRunning: null,
            item => item.ImagePipelineArn = pipeline.Arn,
            () => LogErrors.OfPipeline(location, client.Region, value)
        );
    }

    private (ImageBuilderClient Client, T Item)? Find<T>(GetOperation<T> operation, string value, Identifier form)
        where T : ServiceObject, new()
    {
        if (ArnOf(value, form) is not { } id)
        {
            return null;
        }

        if (form.Problem(id) is { } problem)
        {
            WriteError(ErrorRecords.InvalidIdentifier(form, problem, value));
            return null;
        }

        var client = Client(id);
        return Ask(client, operation.Name, value, () => Task.Run(() => client.GetAsync(operation, id, Log, Stopped), Stopped)) is { } item
            ? (client, item)
            : null;
    }

    private void EmitLog(
        ImageBuilderClient client,
        LogLocation location,
        string value,
        Func<CancellationToken, Task<bool>>? isRunning,
        Action<ImageLogEvent> stamp,
        Func<ErrorRecord> absence
    )
    {
        var logs = LogsOf(client, value);
        var query = new LogQuery
        {
            FilterPattern = FilterPattern,
            StartTime = StartTime,
            EndTime = EndTime,
            Tail = Tail,
        };
        var operation = FilterPattern is null ? CloudWatchLogs.GetLogEvents.Name : CloudWatchLogs.FilterLogEvents.Name;
        var pages = new ImageLog(logs, location, query, Log, TimeProvider.System).ReadAsync(isRunning, Stopped).GetAsyncEnumerator(Stopped);
        var isAbsent = false;
        while (Ask(logs, operation, value, NextAsync, IsOther) is { } page)
        {
            foreach (var item in page)
            {
                stamp(item);
                Emit(item);
            }
        }

        if (isAbsent)
        {
            WriteError(absence());
        }

        async Task<IReadOnlyList<ImageLogEvent>?> NextAsync() => await pages.MoveNextAsync().ConfigureAwait(false) ? pages.Current : null;

        bool IsOther(ImageBuilderException error)
        {
            isAbsent = ImageLog.IsAbsence(error) && error.Operation == operation;
            return !isAbsent;
        }
    }
}
