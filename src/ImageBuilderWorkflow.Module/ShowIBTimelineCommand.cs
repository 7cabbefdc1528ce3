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
/// <para>The cmdlet emits the lines of the chart as plain text, after everything has been read. In a terminal the lines have colors. Files,
/// variables and other commands get the text without colors, and <c>$PSStyle.OutputRendering</c> can turn the colors off and on.</para>
/// <para>The cmdlet takes images, workflow executions, steps and pipelines like <c>Get-IBTimeline</c>, and the entries that
/// <c>Get-IBTimeline</c> emits. It sends no requests for entries. They are drawn in the order in which they come.</para>
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
/// <permission action="imagebuilder:GetImage">for builds</permission>
/// <permission action="imagebuilder:ListWorkflowExecutions">for builds</permission>
/// <permission action="imagebuilder:ListWorkflowStepExecutions">for builds and workflow executions</permission>
/// <permission action="imagebuilder:GetWorkflowExecution">for <c>-WorkflowExecutionId</c></permission>
/// <permission action="imagebuilder:ListImagePipelineImages">for the builds of a pipeline</permission>
/// <permission action="imagebuilder:ListImages">for a short name instead of an ARN</permission>
/// <permission action="imagebuilder:ListImageBuildVersions">for a short name instead of an ARN</permission>
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
        var isRedirected = Console.IsOutputRedirected;
        var window = isRedirected ? null : WindowWidth;
        var width = Width ?? window ?? DefaultWidth;
        var isAscii = MyInvocation.BoundParameters.ContainsKey(nameof(Ascii)) ? (bool)Ascii : !ShowsUnicode(isRedirected);
        var signs = isAscii ? TerminalSigns.Plain : TerminalSigns.Unicode;
        var chart = new TimelineChart(entries, DateTime.UtcNow);
        var style = SessionState.PSVariable.GetValue("PSStyle").Unwrapped();

        // A view breaks a line that is wider than the window, so such lines have no colors. Nor has what is redirected, unless $PSStyle
        // says so.
        if (!RendersColors || !(width <= window))
        {
            WriteObject(Lines(TerminalColours.Of(style, isRedirected: true)), enumerateCollection: true);
            return;
        }

        foreach (var (line, colored) in Lines(TerminalColours.None).Zip(Lines(TerminalColours.Of(style, isRedirected))))
        {
            WriteObject(Shown(line, colored));
        }

        IEnumerable<string> Lines(TerminalColours colours) => new TerminalChart(chart, width, signs, colours).Lines();
    }

    // The view of this type shows the property. The text itself stays plain, so that whatever reads it finds what it looks for. PowerShell
    // removes the colors of a view where the output goes to a file, but leaves those of a text.
    private static PSObject Shown(string line, string colored)
    {
        var item = new PSObject(line);
        item.TypeNames.Insert(0, "ImageBuilderWorkflow.TimelineLine");
        item.Properties.Add(new PSNoteProperty("Colored", colored));
        return item;
    }

    // To a window, PowerShell on Windows writes Unicode whatever the encoding is. The number tells it: the encoding of the console is a
    // class of its own.
    private static bool ShowsUnicode(bool isRedirected) =>
        (OperatingSystem.IsWindows() && !isRedirected) || Console.OutputEncoding.CodePage is 65001 or 1200 or 1201 or 12000 or 12001;
}
