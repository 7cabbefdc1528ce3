namespace ImageBuilderWorkflow.Timelines;

/// <summary>A row of a drawing. Its times count from the start of the build.</summary>
internal sealed class TimelineRow
{
    private TimelineRow(TimelineEntry entry, TimelineBuild build, DateTime now)
    {
        Entry = entry;
        State = TimelineChart.StateOf(entry);
        Level = entry.Kind switch
        {
            "Image" => 0,
            "Workflow" => 1,
            _ => 2,
        };
        if (entry.StartTime - build.Start is { } start)
        {
            var end = TimelineBuild.EndOf(entry, now) - build.Start;
            Start = start;
            IsEndKnown = end is not null;
            IsOpen = end is not null && entry.EndTime is null;

            // A clock that was set back must not make a bar negative.
            End = end > start ? end : start;
            var wait = entry.Wait > start ? start : entry.Wait;
            Wait = wait > TimeSpan.Zero ? wait : null;
        }
    }

    /// <summary>The entry.</summary>
    public TimelineEntry Entry { get; }

    /// <summary>What its bar shows.</summary>
    public TimelineState State { get; }

    /// <summary>How deep the row is: 0 for an image, 1 for a workflow, 2 for a step.</summary>
    public int Level { get; }

    /// <summary>The start; <see langword="null"/> if it has no bar, because it has not started.</summary>
    public TimeSpan? Start { get; }

    /// <summary>The end, or the time up to which it was seen to run; the start if neither is known.</summary>
    public TimeSpan? End { get; }

    /// <summary>The length of the bar.</summary>
    public TimeSpan? Length => End - Start;

    /// <summary>Whether the end, or the time up to which it was seen to run, is known.</summary>
    public bool IsEndKnown { get; }

    /// <summary>Whether it still ran when it was read.</summary>
    public bool IsOpen { get; }

    /// <summary>How long nothing happened before the start; <see langword="null"/> if it started at once.</summary>
    public TimeSpan? Wait { get; }

    /// <summary>
    /// The rows of a build: the image, then each workflow followed by its steps, whatever order somebody has sorted the entries into.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="now">Where a bar ends that has no end yet and does not tell when it was read.</param>
    public static IReadOnlyList<TimelineRow> Of(TimelineBuild build, DateTime now) =>
        [
            .. build
                .Rows.Select(entry => new TimelineRow(entry, build, now))
                .GroupBy(static row => row.Level == 0 ? null : row.Entry.WorkflowExecutionId, StringComparer.Ordinal)
                .OrderBy(static workflow => workflow.Key is null ? 0 : 1)
                .SelectMany(static workflow => workflow.OrderBy(static row => row.Level)),
        ];
}
