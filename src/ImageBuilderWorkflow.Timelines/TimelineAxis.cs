namespace ImageBuilderWorkflow.Timelines;

/// <summary>The axis of a drawing: where a time stands on it, and the times that are marked.</summary>
internal sealed class TimelineAxis
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private static readonly double[] Steps =
    [
        .. new double[] { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200 },
        .. new double[] { 1, 2, 7, 14, 28, 56, 182, 364 }.Select(static days => days * 86400),
    ];

    private readonly TimeSpan _length;

    /// <summary>Chooses the marks of an axis.</summary>
    /// <param name="length">The length of time that the axis shows.</param>
    /// <param name="most">The number of intervals to mark at most.</param>
    public TimelineAxis(TimeSpan length, int most)
    {
        _length = length < Shortest ? Shortest : length;
        var least = _length.TotalSeconds / most;
        var step = Steps.FirstOrDefault(step => step >= least, least);
        Step = TimeSpan.FromSeconds(step);
        Marks = [.. Enumerable.Range(0, (int)(_length.TotalSeconds / step) + 1).Select(i => Step * i)];
    }

    /// <summary>The time between two marks.</summary>
    public TimeSpan Step { get; }

    /// <summary>The times that are marked, beginning with zero.</summary>
    public IReadOnlyList<TimeSpan> Marks { get; }

    /// <summary>Where a time stands.</summary>
    /// <param name="time">The time since the start of the build.</param>
    /// <returns>A number from 0 to 1.</returns>
    public double At(TimeSpan time) => Math.Clamp(time / _length, 0, 1);

    /// <summary>The text of a mark, without units that are zero, for example 1h 30m.</summary>
    /// <param name="mark">The mark.</param>
    public static string Label(TimeSpan mark)
    {
        var parts = new[] { (mark.Days, "d"), (mark.Hours, "h"), (mark.Minutes, "m"), (mark.Seconds, "s") };
        var label = string.Join(' ', parts.Where(static part => part.Item1 > 0).Select(static part => part.Item1 + part.Item2).Take(2));
        return label.Length > 0 ? label : "0";
    }
}
