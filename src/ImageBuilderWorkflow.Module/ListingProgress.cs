using System.Diagnostics;
using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Shows how far the listings of a cmdlet are, once they have taken long enough for somebody to wonder.</summary>
internal sealed class ListingProgress(SafeCmdlet cmdlet)
{
    // Not 0, which scripts use for progress of their own.
    private const int ActivityId = 20191202;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly long _started = Stopwatch.GetTimestamp();
    private string _input = string.Empty;
    private bool _isOpen;
    private long _shown;
    private long _items;
    private long _pages;

    /// <summary>Begins with the listing of an input.</summary>
    public void Begin(string input)
    {
        _input = input;
        _isOpen = true;
    }

    /// <summary>Counts a page.</summary>
    public void PageRead(int items)
    {
        _items += items;
        _pages++;
    }

    /// <summary>Shows the counts, if it is time.</summary>
    public void Show()
    {
        if (!_isOpen || Stopwatch.GetElapsedTime(_started) < Patience || (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < Interval))
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        cmdlet.WriteProgress(
            new ProgressRecord(
                ActivityId,
                cmdlet.MyInvocation.MyCommand.Name,
                $"{_items} {(_items == 1 ? "item" : "items")}, {_pages} {(_pages == 1 ? "page" : "pages")} so far"
            )
            {
                CurrentOperation = _input,
            }
        );
    }

    /// <summary>Takes the display away.</summary>
    public void Close()
    {
        _isOpen = false;
        if (_shown == 0)
        {
            return;
        }

        _shown = 0;

        try
        {
            cmdlet.WriteProgress(
                new ProgressRecord(ActivityId, cmdlet.MyInvocation.MyCommand.Name, "Done") { RecordType = ProgressRecordType.Completed }
            );
        }
        catch (PipelineStoppedException)
        {
            // The pipeline is being stopped, and takes its display away itself.
        }
    }
}
