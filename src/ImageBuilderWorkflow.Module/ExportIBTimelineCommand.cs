using System.Management.Automation;
using ImageBuilderWorkflow.Timelines;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Writes the timelines of image builds to a file: a page, a picture, a trace, or Markdown for a pull request.</summary>
/// <remarks>
/// <para>The extension of the file determines what is written. <c>.html</c> or <c>.htm</c> is a page for a browser, with a summary of each
/// build, a bar for each image, workflow and step, and a tooltip with the times and the message of each bar. The page is one file, sends no
/// requests, and can be read without its script, with a keyboard and with a screen reader. It follows the light or dark setting of the
/// reader, and can be printed. <c>.svg</c> is a picture, for example for a README. <c>.json</c> is a trace in the Trace Event Format, which
/// Perfetto (ui.perfetto.dev) and chrome://tracing open. <c>.md</c> is Markdown with a Mermaid Gantt chart, and a table of the steps that
/// failed or wait; GitHub and GitLab draw it in a pull request.</para>
/// <para>All builds share one axis, which counts the time since the start of each build. In a trace, times are absolute. What runs ends at
/// the time when it was read. Signs and patterns show the state of each bar, so that no color is needed to tell them apart.</para>
/// <para>The file is written at the end, as a whole: a run that fails or is stopped leaves an existing file as it was. An existing file is
/// replaced, as by <c>Export-Csv</c>; <c>-NoClobber</c> prevents that. If there is no timeline to write, the cmdlet writes a warning and no
/// file. The same entries give the same file, byte for byte.</para>
/// <para>The cmdlet takes images, workflow executions, steps and pipelines like <c>Get-IBTimeline</c>, and the entries that
/// <c>Get-IBTimeline</c> emits. It sends no requests for entries.</para>
/// </remarks>
/// <example>
/// <para>Write a page</para>
/// <code>Export-IBTimeline golden-image/1.4.2/2 -Path timeline.html</code>
/// <para>Writes a page that shows where the time of a build went and what failed.</para>
/// </example>
/// <example>
/// <para>Compare the last builds of a pipeline</para>
/// <code>
/// Get-IBImagePipeline golden-image | Export-IBTimeline -MaxItems 3 -Path builds.html -Title 'The last three builds' -PassThru
/// </code>
/// <para>Writes a page with the three newest builds on one axis, and emits the file.</para>
/// </example>
/// <example>
/// <para>Write a trace for Perfetto and Markdown for a pull request</para>
/// <code>
/// $entries = Get-IBTimeline golden-image/1.4.2/2
/// $entries | Export-IBTimeline -Path build.json
/// $entries | Export-IBTimeline -Path build.md
/// </code>
/// <para>Reads a timeline once and writes it in two formats.</para>
/// </example>
/// <permission action="imagebuilder:GetImage">for builds</permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">for builds</permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for builds and workflow executions</permission>
/// <permission action="imagebuilder:GetWorkflowExecution">for <c>-WorkflowExecutionId</c></permission>
/// <permission action="imagebuilder:ListImagePipelineImages">for the builds of a pipeline</permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
/// <seealso cref="GetIBTimelineCommand"/>
/// <seealso cref="ShowIBTimelineCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowStepExecutions.html">
/// ListWorkflowStepExecutions
/// </seealso>
[Cmdlet(
    VerbsData.Export,
    "IBTimeline",
    DefaultParameterSetName = ParameterSets.ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium
)]
[OutputType(typeof(FileInfo))]
public sealed class ExportIBTimelineCommand : TimelineDrawingCmdlet
{
    private OutputFile? _file;
    private TimelineFormat? _format;
    private bool _isWritten;

    /// <summary>
    /// The file to write. Its extension is .html, .htm, .svg, .json or .md. Its folder has to exist. A path with wildcards stands for the
    /// one file that it matches.
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The file to write, as for <c>-Path</c>, but no character of the path is a wildcard.</summary>
    [Parameter]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>
    /// The title. By default, the name, version and build number of the image, or the number of builds if there are several.
    /// </summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Replaces a file that is read-only, and leaves it read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Does not replace a file that exists. The cmdlet writes an error instead, before it sends a request.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emits the file that was written. By default, the cmdlet emits nothing.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Determines whether and what to write, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var path = LiteralPath ?? Path;
        if (path is null || (LiteralPath is not null && Path is not null))
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "OnePathNeeded",
                    "Name the file to write with either -Path or -LiteralPath, for example -Path timeline.html.",
                    Path
                )
            );
        }

        var file = Try(() =>
            OutputFile.Of(SessionState.Path, path!, isLiteral: LiteralPath is not null, mayReplace: !NoClobber, isForced: Force)
        );
        _format = TimelineFormat.Of(file.Path);
        if (_format is null)
        {
            ThrowTerminatingError(
                ErrorRecords.InvalidArgument(
                    "UnknownTimelineFormat",
                    $"A timeline cannot be written to '{path}': its extension must be {TimelineFormat.Extensions}.",
                    path
                )
            );
        }

        if (ShouldProcess(file.Path, "Write the timeline"))
        {
            _file = file;
        }
    }

    /// <summary>Collects the entries of one input.</summary>
    protected override void ProcessRecord()
    {
        if (_file is not null)
        {
            base.ProcessRecord();
        }
    }

    /// <summary>Writes what was collected.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_file is not null && !_isWritten)
        {
            WriteWarning($"There is no timeline to write, so '{_file.Path}' was not written.");
        }
    }

    /// <inheritdoc/>
    private protected override void Draw(IReadOnlyList<TimelineEntry> entries)
    {
        using var content = new MemoryStream();
        _format!.Write(new TimelineChart(entries, DateTime.UtcNow), Title, content);
        var written = Try(() => Await(Task.Run(() => _file!.WriteAsync(content.ToArray(), Stopped), Stopped)));
        _isWritten = true;
        if (PassThru)
        {
            // With what PowerShell adds to a file.
            WriteObject(InvokeProvider.Item.Get([written.FullName], force: true, literalPath: true), enumerateCollection: true);
        }
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (OutputFileException error)
        {
            ThrowTerminatingError(ErrorRecords.OutputFile(error, LiteralPath ?? Path));
            throw;
        }
    }
}
