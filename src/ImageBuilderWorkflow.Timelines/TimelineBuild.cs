namespace ImageBuilderWorkflow.Timelines;

/// <summary>One image build of a chart.</summary>
internal sealed class TimelineBuild
{
    /// <summary>Collects the entries of one build.</summary>
    /// <param name="entries">The entries, in the order of their rows; at least one.</param>
    /// <param name="now">Where a bar ends that has no end yet and does not tell when it was read.</param>
    public TimelineBuild(IReadOnlyList<TimelineEntry> entries, DateTime now)
    {
        Rows = entries;
        Image = entries.FirstOrDefault(static entry => entry.Kind == "Image");
        Title = entries[0].Image ?? entries[0].Name ?? string.Empty;
        Start = entries.Min(static entry => entry.StartTime);
        End = entries.Max(entry => EndOf(entry, now));
    }

    /// <summary>The name, version and build number of the image. Untrusted.</summary>
    public string Title { get; }

    /// <summary>The entry of the image itself; <see langword="null"/> if it is not among the entries.</summary>
    public TimelineEntry? Image { get; }

    /// <summary>The entries, in the order of their rows.</summary>
    public IReadOnlyList<TimelineEntry> Rows { get; }

    /// <summary>The first start; <see langword="null"/> if nothing has started.</summary>
    public DateTime? Start { get; }

    /// <summary>The last end, or the time up to which the build was seen to run; <see langword="null"/> if nothing has started.</summary>
    public DateTime? End { get; }

    /// <summary>The time from the start to the end.</summary>
    public TimeSpan Length => End - Start ?? TimeSpan.Zero;

    /// <summary>Where a bar ends: at its end or, while it runs, at the time when it was read.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="now">The time to take if the entry does not tell when it was read.</param>
    /// <returns>The time; <see langword="null"/> if the entry has no bar, because it has not started or its end is not known.</returns>
    public static DateTime? EndOf(TimelineEntry entry, DateTime now)
    {
        if (entry.StartTime is not { } start || entry.EndTime is { } end)
        {
            return entry.EndTime;
        }

        return Timing.Elapsed(start, null, entry.Status, entry.ReadTime ?? now) is { } elapsed ? start + elapsed : null;
    }
}
