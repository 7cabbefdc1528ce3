namespace ImageBuilderWorkflow.Timelines;

/// <summary>An axis of time without columns: where a time stands on it, and the times that are marked.</summary>
internal sealed class TimeScale
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _length;

    /// <summary>Chooses the marks of an axis.</summary>
    /// <param name="length">The length of time that the axis shows.</param>
    /// <param name="most">The number of intervals to mark at most.</param>
    public TimeScale(TimeSpan length, int most)
    {
        _length = length < Shortest ? Shortest : length;
        Step = TimeAxis.Steps.FirstOrDefault(step => step.Ticks * most >= _length.Ticks, TimeSpan.FromTicks(_length.Ticks / most));
        Marks = [.. Enumerable.Range(0, (int)(_length.Ticks / Step.Ticks) + 1).Select(i => TimeSpan.FromTicks(Step.Ticks * i))];
    }

    /// <summary>The time between two marks.</summary>
    public TimeSpan Step { get; }

    /// <summary>The times that are marked, beginning with zero.</summary>
    public IReadOnlyList<TimeSpan> Marks { get; }

    /// <summary>Where a time stands.</summary>
    /// <param name="time">The time since the start of the build.</param>
    /// <returns>A number from 0 to 1.</returns>
    public double At(TimeSpan time) => Math.Clamp(time / _length, 0, 1);
}
