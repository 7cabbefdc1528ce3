using ImageBuilderWorkflow.Timelines;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>The axis of a chart.</summary>
public sealed class TimeAxisTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(45, "45s")]
    [InlineData(90, "1m30s")]
    [InlineData(3600, "1h")]
    [InlineData(5400, "1h30m")]
    [InlineData(180_000, "2d2h")]
    public void A_label_names_the_parts_that_are_not_zero(int seconds, string label) =>
        Assert.Equal(label, TimeAxis.Label(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_ticks_are_round_times_at_their_columns() =>
        Assert.Equal([(0, "0"), (10, "5m"), (20, "10m"), (30, "15m"), (40, "20m")], new TimeAxis(TimeSpan.FromMinutes(24), 48).Ticks());

    [Fact]
    public void The_ends_of_the_axis_are_its_first_and_last_column()
    {
        var axis = new TimeAxis(TimeSpan.FromMinutes(10), 50);

        Assert.Equal([0, 25, 50, 0, 50], new[] { 0, 5, 10, -3, 12 }.Select(minute => axis.ColumnOf(TimeSpan.FromMinutes(minute))));
    }

    [Fact]
    public void The_labels_of_every_length_fit_and_stay_apart()
    {
        for (var seconds = 3L; seconds < 40_000_000; seconds = (seconds * 5 / 4) + 1)
        {
            foreach (var width in new[] { 1, 5, 10, 22, 60, 150 })
            {
                var ticks = new TimeAxis(TimeSpan.FromSeconds(seconds), width).Ticks();

                Assert.Equal((0, "0"), ticks[0]);
                Assert.All(ticks, tick => Assert.True(tick.Column + tick.Label.Length <= width, $"{seconds} s, {width} columns"));
                Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.First.Column + pair.First.Label.Length < pair.Second.Column));
                Assert.True(width < 22 || ticks.Count > 1, $"{seconds} s, {width} columns");
            }
        }
    }
}
