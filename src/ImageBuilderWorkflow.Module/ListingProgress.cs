using System.Diagnostics;
using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Shows how far a listing is, once it has taken long enough for somebody to wonder.</summary>
internal sealed class ListingProgress(PSCmdlet cmdlet, string input)
{
    // Not 0, which scripts use for progress of their own.
    private const int ActivityId = 20191202;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly long _started = Stopwatch.GetTimestamp();
    private long _shown;
    private long _items;
    private long _pages;

    /// <summary>Counts a page.</summary>
    public void PageRead(int items)
    {
        _items += items;
        _pages++;
    }

    /// <summary>Shows the counts, if it is time.</summary>
    public void Show()
    {
        if (Stopwatch.GetElapsedTime(_started) < Patience || (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < Interval))
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        cmdlet.WriteProgress(new ProgressRecord(ActivityId, cmdlet.MyInvocation.MyCommand.Name, $"{_items} items, {_pages} pages so far")
        {
            CurrentOperation = input,
        });
    }

    /// <summary>Takes the display away.</summary>
    public void Close()
    {
        if (_shown == 0)
        {
            return;
        }

        try
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, cmdlet.MyInvocation.MyCommand.Name, "Done")
            {
                RecordType = ProgressRecordType.Completed,
            });
        }
        catch (PipelineStoppedException)
        {
            // The pipeline is being stopped, and takes its display away itself.
        }
    }
}
