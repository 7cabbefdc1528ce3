namespace ImageBuilderWorkflow.Timelines;

/// <summary>The sign of each state, in a square of 16 units, so that nobody has to tell colours apart.</summary>
internal static class StateSign
{
    /// <summary>The states that the rows of some builds show, in the order of a legend.</summary>
    /// <param name="builds">The builds.</param>
    public static IEnumerable<TimelineState> Shown(IEnumerable<TimelineSummary> builds)
    {
        var shown = builds.SelectMany(static build => build.Rows).Select(static row => row.State).ToHashSet();
        return Enum.GetValues<TimelineState>().Where(shown.Contains);
    }

    /// <summary>The name of a state, for a class of a style sheet or an id.</summary>
    /// <param name="state">The state.</param>
    public static string Key(TimelineState state) => state.ToString().ToLowerInvariant();

    /// <summary>The path that draws the sign, with a line of two units.</summary>
    /// <param name="state">The state.</param>
    public static string Path(TimelineState state) =>
        state switch
        {
            TimelineState.Completed => "M3 8.5 6.5 12 13 4.5",
            TimelineState.Failed => "M4 4 12 12M12 4 4 12",
            TimelineState.Running => "M5.5 3.5 12 8 5.5 12.5Z",
            TimelineState.Waiting => "M5.5 4V12M10.5 4V12",
            TimelineState.Skipped => "M3.5 4 7.5 8 3.5 12M8.5 4 12.5 8 8.5 12",
            TimelineState.Cancelled => "M13 8A5 5 0 1 1 3 8A5 5 0 1 1 13 8ZM4.5 11.5 11.5 4.5",
            _ => "M12 8A4 4 0 1 1 4 8A4 4 0 1 1 12 8Z",
        };
}
