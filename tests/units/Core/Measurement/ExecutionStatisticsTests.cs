using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The statistics of executions, compared with definitions that sort and count naively.</summary>
public sealed class ExecutionStatisticsTests
{
    private static readonly DateTime Day = new(2026, 9, 14, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Every_statistic_is_that_of_the_naive_definition_whatever_the_order() =>
        Always.Holds(
            Executions(),
            executions =>
            {
                var found = Measure(executions);
                var runs = executions.Where(one => one.Duration is not null && one.Status != "SKIPPED").ToArray();
                var sorted = runs.Select(one => one.Duration!.Value).Order().ToArray();
                var starts = executions.Select(one => one.Start).OfType<DateTime>().ToArray();
                var failed = executions.Count(one => one.Status is "FAILED" or "ROLLBACK_COMPLETED" or "ROLLBACK_IN_PROGRESS");

                Assert.Equal(executions.Length, found.Count);
                Assert.Equal(failed, found.FailedCount);
                Assert.Equal((double)failed / executions.Length, found.FailureRate);
                Assert.Equal(sorted.Length == 0 ? null : sorted[0], found.MinDuration);
                Assert.Equal(NearestRank(sorted, 0.5m), found.MedianDuration);
                Assert.Equal(NearestRank(sorted, 0.9m), found.P90Duration);
                Assert.Equal(sorted.Length == 0 ? null : sorted[^1], found.MaxDuration);
                Assert.Equal(sorted.Length == 0 ? null : TimeSpan.FromTicks(sorted.Sum(duration => duration.Ticks)), found.TotalDuration);
                Assert.Equal(starts.Length == 0 ? null : starts.Min(), found.FirstStart);
                Assert.Equal(starts.Length == 0 ? null : starts.Max(), found.LastStart);
                Assert.Equal(Trend(runs), found.Trend);

                AssertSame(found, Measure(executions.Reverse()));
            },
            runs: 500
        );

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(9, 5, 9)]
    [InlineData(10, 5, 9)]
    [InlineData(11, 6, 10)]
    [InlineData(100, 50, 90)]
    [InlineData(101, 51, 91)]
    public void Quantiles_are_by_nearest_rank(int count, int median, int p90)
    {
        var found = Measure(Enumerable.Range(1, count).Select(second => Run(second, second)));

        Assert.Equal(TimeSpan.FromSeconds(median), found.MedianDuration);
        Assert.Equal(TimeSpan.FromSeconds(p90), found.P90Duration);
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, 2.0)]
    [InlineData(9, 2.0)]
    [InlineData(12, 2.0)]
    public void The_trend_compares_the_newest_quarter_with_the_rest_from_eight_on(int count, double? trend)
    {
        var newest = (count + 3) / 4;

        var found = Measure(Enumerable.Range(0, count).Select(i => Run(i, i >= count - newest ? 20 : 10)));

        Assert.Equal(trend, found.Trend);
    }

    [Fact]
    public void There_is_no_trend_without_starts_or_if_the_rest_took_no_time()
    {
        Assert.Null(Measure(Enumerable.Range(0, 8).Select(i => Run(i, 10) with { Start = null })).Trend);
        Assert.Null(Measure(Enumerable.Range(0, 8).Select(i => Run(i, i >= 6 ? 10 : 0))).Trend);
    }

    [Fact]
    public void What_was_skipped_counts_and_has_no_duration()
    {
        var found = Measure([Run(0, 0) with { Status = "SKIPPED" }, Run(1, 5), Run(2, 7) with { Status = "CANCELLED" }]);

        Assert.Equal(3, found.Count);
        Assert.Equal(TimeSpan.FromSeconds(5), found.MinDuration);
        Assert.Equal(TimeSpan.FromSeconds(12), found.TotalDuration);
        Assert.Equal(Day, found.FirstStart);
    }

    [Fact]
    public void Durations_that_exceed_every_time_span_together_do_not_overflow()
    {
        var longest = Run(0, 0) with { Duration = TimeSpan.MaxValue };

        Assert.Equal(TimeSpan.MaxValue, Measure([longest, longest]).TotalDuration);
    }

    [Fact]
    public void A_hundred_thousand_steps_of_a_name_are_exact()
    {
        var random = new Random(7);
        MeasuredExecution[] executions = [.. Enumerable.Range(0, 100_000).Select(i => Run(i, random.Next(1, 100_000)))];

        var found = Measure(executions);

        var sorted = executions.Select(one => one.Duration!.Value).Order().ToArray();
        Assert.Equal(sorted[49_999], found.MedianDuration);
        Assert.Equal(sorted[89_999], found.P90Duration);
        Assert.Equal(Trend(executions), found.Trend);
    }

    // What is kept is a start and a duration, in a list that grows by doubling; not the objects, their texts or their times.
    [Fact]
    public void A_hundred_thousand_steps_take_less_than_four_megabytes()
    {
        var statistics = new ExecutionStatistics();
        statistics.Add(Run(0, 1));
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100_000; i++)
        {
            statistics.Add(Run(i, i % 100));
        }

        var measurement = statistics.Measure("build-image", "LaunchBuildInstance");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(100_001, measurement.Count);
        Assert.InRange(allocated, 100_000 * 2 * sizeof(long), 4_500_000);
    }

    private static WorkflowMeasurement Measure(IEnumerable<MeasuredExecution> executions)
    {
        var statistics = new ExecutionStatistics();
        foreach (var execution in executions)
        {
            statistics.Add(execution);
        }

        return statistics.Measure("build-image", "LaunchBuildInstance");
    }

    private static MeasuredExecution Run(int minute, int seconds) =>
        new("build-image", "LaunchBuildInstance", "COMPLETED", Day.AddMinutes(minute), TimeSpan.FromSeconds(seconds));

    // The definition itself: the smallest value that at least the fraction of all values do not exceed.
    private static TimeSpan? NearestRank(TimeSpan[] values, decimal fraction) =>
        values.Length == 0 ? null : values.Where(value => values.Count(other => other <= value) >= values.Length * fraction).Min();

    private static double? Trend(MeasuredExecution[] runs)
    {
        MeasuredExecution[] started = [.. runs.Where(run => run.Start is not null).OrderBy(run => run.Start).ThenBy(run => run.Duration)];
        var newest = (int)Math.Ceiling(started.Length / 4m);
        if (started.Length < 8 || Median(started[..^newest]) is not { Ticks: > 0 } rest)
        {
            return null;
        }

        return (double)Median(started[^newest..])!.Value.Ticks / rest.Ticks;

        static TimeSpan? Median(MeasuredExecution[] part) => NearestRank([.. part.Select(run => run.Duration!.Value)], 0.5m);
    }

    private static void AssertSame(WorkflowMeasurement one, WorkflowMeasurement other) =>
        Assert.All(typeof(WorkflowMeasurement).GetProperties(), property => Assert.Equal(property.GetValue(one), property.GetValue(other)));

    // Few different starts and durations, so that there are ties.
    private static Gen<MeasuredExecution[]> Executions() =>
        Gen.ArrayOf(
                from status in Gen.Elements("COMPLETED", "COMPLETED", "FAILED", "SKIPPED", "RUNNING", "ROLLBACK_COMPLETED", "CANCELLED")
                from start in Gen.Choose(-1, 12)
                from seconds in Gen.Choose(-1, 12)
                select new MeasuredExecution(
                    "build-image",
                    "LaunchBuildInstance",
                    status,
                    start < 0 ? null : Day.AddHours(start),
                    seconds < 0 ? null : TimeSpan.FromSeconds(seconds)
                )
            )
            .Where(executions => executions.Length > 0);
}
