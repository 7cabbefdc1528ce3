namespace ImageBuilderWorkflow.Timelines;

/// <summary>Draws a chart as lines for a terminal. No line is wider than the given width.</summary>
internal sealed class TerminalChart
{
    /// <summary>The narrowest chart that can be read.</summary>
    public const int LeastWidth = 40;

    // A sign and a blank before the name, a blank and the mark of the critical path behind it, and a blank before the time.
    private const int Fixed = 5;

    private const int Indent = 2;
    private const int LeastName = 12;

    // So many rows fill a screen, and the axis is out of sight.
    private const int ManyRows = 40;

    private readonly TimelineChart _chart;
    private readonly int _width;
    private readonly TerminalSigns _signs;
    private readonly TerminalColours _colours;
    private readonly int _nameWidth;
    private readonly bool _hasRunning;
    private readonly int _timeWidth;
    private readonly int _barWidth;
    private readonly TimeAxis _axis;

    /// <summary>Lays out a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">The columns that there are.</param>
    /// <param name="signs">The characters to draw with.</param>
    /// <param name="colours">The colours.</param>
    public TerminalChart(TimelineChart chart, int width, TerminalSigns signs, TerminalColours colours)
    {
        _chart = chart;
        _width = Math.Max(width, LeastWidth);
        _signs = signs;
        _colours = colours;
        List<TimelineEntry> rows = [.. chart.Builds.SelectMany(static build => build.Rows)];
        _hasRunning = rows.Exists(static row => TimeOf(row).EndsWith('+'));
        _timeWidth = rows.Select(row => Aligned(TimeOf(row)).Length).DefaultIfEmpty().Max();
        var widest = rows.Select(LabelOf).Select(Cells.Of).DefaultIfEmpty().Max();
        _nameWidth = Math.Clamp(widest, LeastName, Math.Max(LeastName, _width * 2 / 5));
        var uncounted = rows.Select(NameOf).Select(static name => Cells.Counted(name) - Cells.Of(name)).DefaultIfEmpty().Max();
        _barWidth = Math.Max(1, _width - Fixed - _nameWidth - _timeWidth - uncounted);
        _axis = new TimeAxis(chart.Length, _barWidth);
    }

    /// <summary>Draws the chart.</summary>
    /// <returns>The lines, without blanks at their ends.</returns>
    public IEnumerable<string> Lines()
    {
        var rows = 0;
        foreach (var line in AxisLines())
        {
            yield return line;
        }

        foreach (var build in _chart.Builds)
        {
            if (rows > 0)
            {
                yield return string.Empty;
            }

            foreach (var line in LinesOf(build))
            {
                rows++;
                yield return line;
            }
        }

        if (rows > ManyRows)
        {
            foreach (var line in AxisLines().Reverse())
            {
                yield return line;
            }
        }

        yield return string.Empty;
        foreach (var line in Legend())
        {
            yield return line;
        }
    }

    private IEnumerable<string> AxisLines()
    {
        if (_chart.Length <= TimeSpan.Zero)
        {
            yield break;
        }

        var labels = new char[_barWidth];
        var line = new char[_barWidth];
        Array.Fill(labels, ' ');
        Array.Fill(line, _signs.Axis);
        foreach (var (column, label) in _axis.Ticks())
        {
            label.CopyTo(labels.AsSpan(column));
            line[Math.Min(column, _barWidth - 1)] = _signs.Tick;
        }

        var left = new string(' ', _nameWidth + Fixed - 1);
        yield return left + _colours.Dim(new string(labels).TrimEnd());
        yield return left + _colours.Dim(new string(line));
    }

    private IEnumerable<string> LinesOf(TimelineBuild build)
    {
        if (build.Image is null)
        {
            yield return _colours.Bold(Cells.Cut(Cells.Steady(Display.Line(build.Title)!), _width, _signs.Cut));
        }

        var explained = build
            .Rows.Where(static row => row is { Kind: "Step", Reason: not null })
            .Select(static row => row.WorkflowExecutionId)
            .ToHashSet();
        foreach (var row in build.Rows)
        {
            yield return LineOf(build, row);
            var isTold = row.Kind == "Workflow" ? explained.Contains(row.WorkflowExecutionId) : row.Kind == "Image" && explained.Count > 0;
            if (DetailOf(row, isTold ? null : Display.Reason(row.Reason)) is { Length: > 0 } detail)
            {
                var text = new string(' ', Indent + LevelOf(row)) + _signs.Reason + ' ' + Cells.Steady(detail);
                var line = Cells.Cut(text, _width, _signs.Cut);
                yield return row.Kind == "Image" ? _colours.Dim(line) : _colours.In(line, TimelineChart.StateOf(row));
            }
        }
    }

    private string LineOf(TimelineBuild build, TimelineEntry row)
    {
        var state = TimelineChart.StateOf(row);
        var name = Cells.Pad(NameOf(row), _nameWidth);
        var time = Aligned(TimeOf(row)).PadLeft(_timeWidth).TrimEnd();
        return _colours.In(_signs.SignOf(state).ToString(), state)
            + ' '
            + (row.Kind == "Image" ? _colours.Bold(name) : name)
            + ' '
            + (row.IsCritical ? _signs.Critical : ' ')
            + BarOf(build, row, state)
            + ' '
            + (state is TimelineState.Skipped or TimelineState.Pending ? _colours.Dim(time) : time);
    }

    private string BarOf(TimelineBuild build, TimelineEntry row, TimelineState state)
    {
        if (row.StartTime is not { } start || build.Start is not { } origin)
        {
            return new string(' ', _barWidth);
        }

        var (from, to) = ColumnsOf(row, start, origin, Workflow(build, row));
        var wait = row.Wait is { } time && time > TimeSpan.Zero ? Math.Min(_axis.ColumnOf(start - time - origin), from) : from;
        var bar = new string(_signs.FillOf(state), to - from);
        if (state == TimelineState.Running)
        {
            bar = bar[..^1] + _signs.SignOf(state);
        }

        return new string(' ', wait)
            + _colours.Dim(new string(_signs.Wait, from - wait))
            + _colours.In(bar, state)
            + new string(' ', _barWidth - to);
    }

    // A bar has a column at least. That of a short step is one of its workflow, and that at the end of the axis is the last one.
    private (int From, int To) ColumnsOf(TimelineEntry row, DateTime start, DateTime origin, TimelineEntry? workflow)
    {
        var from = _axis.ColumnOf(start - origin);
        var to = _axis.ColumnOf((TimelineBuild.EndOf(row, _chart.Now) ?? start) - origin);
        if (to <= from)
        {
            var end = workflow?.StartTime is { } begun ? ColumnsOf(workflow, begun, origin, null).To : _barWidth;
            from = Math.Min(from, end - 1);
            to = from + 1;
        }

        return (from, to);
    }

    private static TimelineEntry? Workflow(TimelineBuild build, TimelineEntry row) =>
        row.Kind == "Step"
            ? build.Rows.FirstOrDefault(other => other.Kind == "Workflow" && other.WorkflowExecutionId == row.WorkflowExecutionId)
            : null;

    private IEnumerable<string> Legend()
    {
        var states = _chart.Builds.SelectMany(static build => build.Rows).Select(TimelineChart.StateOf).Distinct().Order();
        List<(string Text, string Shown)> items =
        [
            .. states.Select(state => (Key: KeyOf(state), State: state)).Select(one => (one.Key, _colours.In(one.Key, one.State))),
        ];
        Add(_chart.Builds.Any(static build => build.Rows.Any(static row => row.IsCritical)), $"{_signs.Critical} critical path");
        Add(_chart.Builds.Any(static build => build.Rows.Any(static row => row.Wait > TimeSpan.Zero)), $"{_signs.Wait}{_signs.Wait} wait");

        var line = string.Empty;
        var length = 0;
        foreach (var (text, shown) in items)
        {
            if (length > 0 && length + 3 + text.Length > _width)
            {
                yield return line;
                (line, length) = (string.Empty, 0);
            }

            line += (length > 0 ? "   " : string.Empty) + shown;
            length += (length > 0 ? 3 : 0) + text.Length;
        }

        yield return line;

        void Add(bool isThere, string text)
        {
            if (isThere)
            {
                items.Add((text, text));
            }
        }
    }

    private string KeyOf(TimelineState state)
    {
        var fill = _signs.FillOf(state);
        return $"{_signs.SignOf(state)}{(fill == ' ' ? string.Empty : new string(fill, 2))} {WordOf(state)}";
    }

    // The digits stand below each other, also where a plus sign follows some of them.
    private string Aligned(string time) => _hasRunning && !time.EndsWith('+') ? time + ' ' : time;

    private string NameOf(TimelineEntry row) => Cells.CutMiddle(LabelOf(row), _nameWidth, _signs.Cut);

    private static string LabelOf(TimelineEntry row)
    {
        var name = Cells.Steady(Display.Line(row.Name ?? row.ToString())!);
        var group = row is { Kind: "Workflow", ParallelGroup: { } text } ? $" ({Cells.Steady(Display.Line(text)!)})" : string.Empty;
        return new string(' ', LevelOf(row)) + name + group;
    }

    private static int LevelOf(TimelineEntry row) =>
        row.Kind switch
        {
            "Step" => 2 * Indent,
            "Workflow" => Indent,
            _ => 0,
        };

    // When a build ran, and how it ended; of all others, the reason alone.
    private static string? DetailOf(TimelineEntry row, string? reason)
    {
        if (row.Kind != "Image")
        {
            return reason;
        }

        var status = Display.Line(row.Status);
        var times = (Display.Time(row.StartTime), Display.Time(row.EndTime)) switch
        {
            (null, _) => null,
            ({ } start, null) => $"since {start}",
            ({ } start, { } end) => $"{start} to {(row.EndTime?.Date == row.StartTime?.Date ? end[^6..] : end)}",
        };
        return string.Join(", ", new[] { status, times, reason }.Where(static text => !string.IsNullOrEmpty(text)));
    }

    private static string TimeOf(TimelineEntry row)
    {
        var state = TimelineChart.StateOf(row);
        if (state is TimelineState.Skipped or TimelineState.Pending)
        {
            return WordOf(state);
        }

        // A clock that is slow must not make the time negative.
        var duration = row.Duration < TimeSpan.Zero ? TimeSpan.Zero : row.Duration;
        return Display.Elapsed(duration, row.Elapsed) ?? WordOf(state);
    }

    private static string WordOf(TimelineState state) =>
        state switch
        {
            TimelineState.Completed => "completed",
            TimelineState.Failed => "failed",
            TimelineState.Running => "running",
            TimelineState.Waiting => "waiting",
            TimelineState.Skipped => "skipped",
            TimelineState.Cancelled => "cancelled",
            _ => "pending",
        };
}
