using System.Diagnostics;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Shows on the progress display how far the things are that are waited for: a line for each, and one for all beyond a few.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class WaitDisplay(SafeCmdlet cmdlet)
{
    // Not 0, which scripts use for progress of their own.
    private const int FirstActivityId = 20191204;

    // More lines would fill a small window.
    private const int MostLines = 5;

    private const int NotKnown = -1;
    private const int MostPercent = 99;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly List<Line> _lines = [];
    private readonly HashSet<int> _shown = [];
    private long _shownAt;

    /// <summary>Takes the state of an input.</summary>
    public void Update(WaitInput input, WaitState state)
    {
        if (_lines.Find(line => line.Input == input) is { } line)
        {
            line.Take(state);
        }
        else
        {
            _lines.Add(new Line(input, state));
        }

        _shownAt = 0;
    }

    /// <summary>Takes an input off the display.</summary>
    public void End(WaitInput input)
    {
        _lines.RemoveAll(line => line.Input == input);
        _shownAt = 0;
    }

    /// <summary>Shows the states, if it is time.</summary>
    public void Show()
    {
        if (_shownAt != 0 && Stopwatch.GetElapsedTime(_shownAt) < Interval)
        {
            return;
        }

        _shownAt = Stopwatch.GetTimestamp();
        var count = _lines.Count > MostLines ? MostLines - 1 : _lines.Count;
        for (var i = 0; i < count; i++)
        {
            Write(i, _lines[i].Record(FirstActivityId + i));
        }

        if (_lines.Count > count)
        {
            var statuses = _lines.Skip(count).GroupBy(static line => line.Status).Select(static lines => $"{lines.Count()} {lines.Key}");
            Write(count, new ProgressRecord(FirstActivityId + count, $"{_lines.Count - count} more", string.Join(", ", statuses)));
            count++;
        }

        foreach (var index in _shown.Where(index => index >= count).ToList())
        {
            Close(index);
        }
    }

    /// <summary>Takes the display away.</summary>
    public void Close()
    {
        _lines.Clear();
        foreach (var index in _shown.ToList())
        {
            Close(index);
        }
    }

    private void Write(int index, ProgressRecord record)
    {
        _shown.Add(index);
        cmdlet.WriteProgress(record);
    }

    private void Close(int index)
    {
        _shown.Remove(index);
        try
        {
            cmdlet.WriteProgress(
                new ProgressRecord(FirstActivityId + index, "Waiting", "Done") { RecordType = ProgressRecordType.Completed }
            );
        }
        catch (PipelineStoppedException)
        {
            // The pipeline is being stopped, and takes its display away itself.
        }
    }

    /// <summary>The line of an input.</summary>
    private sealed class Line(WaitInput input, WaitState state)
    {
        private readonly long _begun = Stopwatch.GetTimestamp();
        private WaitState _state = state;
        private long _read = Stopwatch.GetTimestamp();

        public WaitInput Input => input;

        public string Status => _state.Status ?? "not visible yet";

        public void Take(WaitState state)
        {
            _state = state;
            _read = Stopwatch.GetTimestamp();
        }

        public ProgressRecord Record(int activityId)
        {
            // Since the first workflow started, or else since the wait began.
            var elapsed =
                _state.ReadTime - _state.StartTime is { } soFar && soFar >= TimeSpan.Zero
                    ? soFar + Stopwatch.GetElapsedTime(_read)
                    : Stopwatch.GetElapsedTime(_begun);
            var place = _state.WaitingStep is { } step ? $"waits for approval: {step.Name}" : WaitSentence.Place(_state);
            var status = place.Length == 0 ? Status : place;

            // A line that is too long loses its end, which is the name of the step.
            var record = new ProgressRecord(activityId, WaitSentence.Name(input, _state), $"{WaitSentence.Clock(elapsed)} {status}")
            {
                CurrentOperation = Status,
                PercentComplete = NotKnown,
                SecondsRemaining = NotKnown,
            };
            if (_state.EarlierDuration is { } earlier && elapsed < earlier)
            {
                record.SecondsRemaining = (int)(earlier - elapsed).TotalSeconds;
                record.PercentComplete = Math.Min(MostPercent, (int)(100 * (elapsed / earlier)));
            }

            return record;
        }
    }
}
