using System.Runtime.InteropServices;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Collects the executions of one workflow or step, and computes their statistics. Exact quantiles need every duration, so an execution
/// with a duration takes 16 bytes: its start and its duration. Everything else is a running value.
/// </summary>
internal sealed class ExecutionStatistics
{
    /// <summary>The number of executions that a trend needs.</summary>
    public const int LeastForTrend = 8;

    private readonly List<Run> _runs = [];
    private int _count;
    private int _failedCount;
    private Int128 _totalTicks;
    private DateTime? _firstStart;
    private DateTime? _lastStart;

    /// <summary>Adds an execution.</summary>
    public void Add(in MeasuredExecution execution)
    {
        _count++;
        _failedCount += execution.HasFailed ? 1 : 0;
        if (execution.Start is { } start)
        {
            _firstStart = _firstStart < start ? _firstStart : start;
            _lastStart = _lastStart > start ? _lastStart : start;
        }

        if (execution.RunTime is { } duration)
        {
            _totalTicks += duration.Ticks;
            _runs.Add(new Run(execution.Start?.Ticks ?? Run.NoStart, duration.Ticks));
        }
    }

    /// <summary>Computes the statistics of the executions so far.</summary>
    /// <param name="workflowName">The name of the workflow.</param>
    /// <param name="stepName">The name of the step; <see langword="null"/> for the workflow itself.</param>
    public WorkflowMeasurement Measure(string workflowName, string? stepName)
    {
        var measurement = new WorkflowMeasurement
        {
            WorkflowName = workflowName,
            StepName = stepName,
            Count = _count,
            FailedCount = _failedCount,
            FailureRate = (double)_failedCount / _count,
            FirstStart = _firstStart,
            LastStart = _lastStart,
        };
        if (_runs.Count > 0)
        {
            var runs = CollectionsMarshal.AsSpan(_runs);
            measurement.Trend = Trend(runs);
            runs.Sort(static (one, other) => one.Duration.CompareTo(other.Duration));
            measurement.MinDuration = TimeSpan.FromTicks(runs[0].Duration);
            measurement.MedianDuration = Quantile(runs, 50);
            measurement.P90Duration = Quantile(runs, 90);
            measurement.MaxDuration = TimeSpan.FromTicks(runs[^1].Duration);
            measurement.TotalDuration = TimeSpan.FromTicks((long)Int128.Min(_totalTicks, long.MaxValue));
        }

        return measurement;
    }

    // Nearest rank: the shortest duration that at least so many percent of all do not exceed.
    private static TimeSpan Quantile(ReadOnlySpan<Run> sorted, int percent) =>
        TimeSpan.FromTicks(sorted[(int)((((long)sorted.Length * percent) + 99) / 100) - 1].Duration);

    // Runs that started at the same time are ordered by their durations, so the order of the input does not matter.
    private static double? Trend(Span<Run> runs)
    {
        runs.Sort(
            static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.Duration.CompareTo(other.Duration)
        );
        var startless = 0;
        while (startless < runs.Length && runs[startless].Start == Run.NoStart)
        {
            startless++;
        }

        var started = runs[startless..];
        if (started.Length < LeastForTrend)
        {
            return null;
        }

        var newest = (started.Length + 3) / 4;
        var rest = Median(started[..^newest]);
        return rest == TimeSpan.Zero ? null : Median(started[^newest..]) / rest;
    }

    private static TimeSpan Median(Span<Run> runs)
    {
        runs.Sort(static (one, other) => one.Duration.CompareTo(other.Duration));
        return Quantile(runs, 50);
    }

    /// <summary>An execution that has ended, in ticks.</summary>
    private readonly record struct Run(long Start, long Duration)
    {
        /// <summary>Stands for an unknown start.</summary>
        public const long NoStart = -1;
    }
}
