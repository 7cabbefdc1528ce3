using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Looks are frequent at first and rarer later.</summary>
public sealed class WaitScheduleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1)]
    [InlineData(100, 10)]
    [InlineData(300, 30)]
    [InlineData(86_400, 30)]
    public void A_pause_is_a_tenth_of_the_time_waited_and_half_a_minute_at_most(double waited, double pause) =>
        Assert.Equal(pause, Schedule(30, 0.5).Next(TimeSpan.FromSeconds(waited)).TotalSeconds, precision: 6);

    [Theory]
    [InlineData(0, 9)]
    [InlineData(1, 11)]
    public void The_jitter_is_a_tenth_of_the_pause(double random, double pause) =>
        Assert.Equal(pause, Schedule(30, random).Next(TimeSpan.FromSeconds(100)).TotalSeconds, precision: 6);

    [Fact]
    public void The_longest_pause_can_be_shorter_than_the_first() =>
        Assert.Equal(0.2, Schedule(0.2, 0.5).Next(TimeSpan.Zero).TotalSeconds, precision: 6);

    private static WaitSchedule Schedule(double longest, double random) => new(TimeSpan.FromSeconds(longest), () => random);
}
