namespace ImageBuilderWorkflow.Timelines;

/// <summary>
/// What every drawing of a timeline shows: the builds in the order in which they came, on one axis that counts the time since the start of
/// each build, so that builds of different days stand side by side.
/// </summary>
internal sealed class TimelineChart
{
    /// <summary>Collects entries.</summary>
    /// <param name="entries">The entries; those of a build may be mixed with those of others.</param>
    /// <param name="now">Where a bar ends that has no end yet and does not tell when it was read.</param>
    public TimelineChart(IEnumerable<TimelineEntry> entries, DateTime now)
    {
        Now = now;
        Builds =
        [
            .. entries
                .GroupBy(static entry => entry.ImageBuildVersionArn, StringComparer.Ordinal)
                .Select(build => new TimelineBuild([.. build], now)),
        ];
        Length = Builds.Count == 0 ? TimeSpan.Zero : Builds.Max(static build => build.Length);
    }

    /// <summary>The builds.</summary>
    public IReadOnlyList<TimelineBuild> Builds { get; }

    /// <summary>The length of the axis: that of the longest build.</summary>
    public TimeSpan Length { get; }

    /// <summary>Where a bar ends that has no end yet and does not tell when it was read.</summary>
    public DateTime Now { get; }

    /// <summary>Tells what the bar of an entry shows.</summary>
    /// <param name="entry">The entry.</param>
    public static TimelineState StateOf(TimelineEntry entry) =>
        entry.IsWaiting
            ? TimelineState.Waiting
            : entry.Status switch
            {
                "COMPLETED" or "AVAILABLE" or "SUCCESS" or "DEPRECATED" or "DISABLED" or "DELETED" => TimelineState.Completed,
                "FAILED" or "TIMED_OUT" or "ROLLBACK_IN_PROGRESS" or "ROLLBACK_COMPLETED" => TimelineState.Failed,
                "SKIPPED" => TimelineState.Skipped,
                "CANCELLED" or "CANCELLING" => TimelineState.Cancelled,
                "PENDING" => TimelineState.Pending,
                _ => entry.StartTime is null ? TimelineState.Pending : TimelineState.Running,
            };
}
