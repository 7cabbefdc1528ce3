using System.Management.Automation;
using ImageBuilderWorkflow.Timelines;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Draws the timelines of image builds as a Gantt chart in the terminal.</summary>
/// <remarks>
/// <para>The chart has a bar for each image, workflow and step, as wide as the window. All builds share one axis, which counts the time
/// since the request of each build. At the right end of a line is the duration, or the time so far with a plus sign. What runs ends at the
/// time when it was read.</para>
/// <para>The sign before a name and the filling of its bar show the state: completed, failed, running, waiting for an action of a person,
/// pending, skipped or cancelled. The legend below the chart lists those that occur. An asterisk marks the critical path: what determined
/// when the build ended. A dotted line before a bar is the time that it waited for its turn. The reason is below what failed.</para>
/// <para>The cmdlet emits the lines of the chart as text, after everything has been read. The text has colors in a terminal. It has none if
/// the output is redirected, if another command follows in the pipeline, or if <c>$PSStyle.OutputRendering</c> is PlainText.</para>
/// <para>The cmdlet takes images, workflow executions, steps and pipelines like <c>Get-IBTimeline</c>, and the entries that
/// <c>Get-IBTimeline</c> emits. It sends no requests for entries. They are drawn in the order in which they come.</para>
/// <para>IAM actions: imagebuilder:GetImage, imagebuilder:ListWorkflowExecutions and imagebuilder:ListWorkflowStepExecutions;
/// imagebuilder:GetWorkflowExecution for a workflow execution, and imagebuilder:ListImagePipelineImages for a pipeline.</para>
/// </remarks>
/// <example>
/// <para>Show where the time of a build went</para>
/// <code>Show-IBTimeline golden-image/1.4.2/1</code>
/// <para>Draws the image, its workflows and their steps.</para>
/// </example>
/// <example>
/// <para>Compare the last builds of a pipeline</para>
/// <code>Get-IBImagePipeline golden-image | Show-IBTimeline -MaxItems 2</code>
/// <para>Draws the two newest builds below each other, on the same axis.</para>
/// </example>
/// <example>
/// <para>Draw a part of a timeline</para>
/// <code>
/// Get-IBTimeline golden-image/1.4.2/1 | Where-Object Kind -ne Step | Show-IBTimeline -Width 100
/// </code>
/// <para>Draws the image and its workflows without the steps, 100 columns wide.</para>
/// </example>
/// <seealso cref="GetIBTimelineCommand"/>
/// <seealso cref="GetIBWaitingWorkflowStepCommand"/>
/// <seealso href="https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ListWorkflowStepExecutions.html">
/// ListWorkflowStepExecutions
/// </seealso>
[Cmdlet(VerbsCommon.Show, "IBTimeline", DefaultParameterSetName = ParameterSets.ById)]
[OutputType(typeof(string))]
public sealed class ShowIBTimelineCommand : TimelineDrawingCmdlet
{
    // The width if there is no window.
    private const int DefaultWidth = 120;

    /// <summary>
    /// The width of the chart in columns, at least 40. By default, the width of the window, or 120 if the output is redirected or there is
    /// no window.
    /// </summary>
    [Parameter]
    [ValidateRange(40, 1000)]
    public int? Width { get; set; }

    /// <summary>
    /// Draws with ASCII characters only, for terminals, fonts and files that do not have others. This is the default if the encoding of the
    /// console is not a Unicode encoding; on Windows, only if the output is also redirected.
    /// </summary>
    [Parameter]
    public SwitchParameter Ascii { get; set; }

    /// <inheritdoc/>
    private protected override void Draw(IReadOnlyList<TimelineEntry> entries)
    {
        // Another command works on the text: it must find what it looks for.
        var isRedirected = Console.IsOutputRedirected;
        var isText = isRedirected || !RendersColors || MyInvocation.PipelinePosition < MyInvocation.PipelineLength;
        var isAscii = MyInvocation.BoundParameters.ContainsKey(nameof(Ascii)) ? (bool)Ascii : !ShowsUnicode(isRedirected);
        var chart = new TerminalChart(
            new TimelineChart(entries, DateTime.UtcNow),
            Width ?? (isRedirected ? null : WindowWidth) ?? DefaultWidth,
            isAscii ? TerminalSigns.Plain : TerminalSigns.Unicode,
            TerminalColours.Of(SessionState.PSVariable.GetValue("PSStyle").Unwrapped(), isText)
        );
        foreach (var line in chart.Lines())
        {
            WriteObject(line);
        }
    }

    // To a window, PowerShell on Windows writes Unicode whatever the encoding is. The number tells it: the encoding of the console is a
    // class of its own.
    private static bool ShowsUnicode(bool isRedirected) =>
        (OperatingSystem.IsWindows() && !isRedirected) || Console.OutputEncoding.CodePage is 65001 or 1200 or 1201 or 12000 or 12001;
}
