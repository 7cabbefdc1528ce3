using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet that draws timelines: it takes what <see cref="TimelineCmdlet"/> takes, and entries that were read before, and draws all of
/// them at the end, because they share one axis.
/// </summary>
public abstract class TimelineDrawingCmdlet : TimelineCmdlet
{
    private readonly List<TimelineEntry> _entries = [];

    /// <summary>The entries to draw, from <c>Get-IBTimeline</c>. They are drawn in the order in which they come.</summary>
    [Parameter(
        Mandatory = true,
        HelpMessage = "The entries of timelines, from Get-IBTimeline",
        ParameterSetName = ParameterSets.ByEntry,
        ValueFromPipeline = true
    )]
    [ValidateNotNull]
    public TimelineEntry[] InputObject { get; set; } = [];

    /// <summary>Collects the entries of one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != ParameterSets.ByEntry)
        {
            base.ProcessRecord();
            return;
        }

        foreach (var entry in InputObject)
        {
            TakeOnce(entry);
        }
    }

    /// <summary>Draws what was collected, also if an input could not be read.</summary>
    protected override void EndProcessing()
    {
        BeforeEnd();
        if (_entries.Count > 0)
        {
            Draw(_entries);
        }

        base.EndProcessing();
    }

    /// <summary>Draws the entries. It is called once, at the end, and not if there are none.</summary>
    /// <param name="entries">The entries: each build begins with its image, and each workflow is followed by its steps.</param>
    private protected abstract void Draw(IReadOnlyList<TimelineEntry> entries);

    /// <inheritdoc/>
    private protected sealed override void Take(TimelineEntry entry) => _entries.Add(entry);
}
