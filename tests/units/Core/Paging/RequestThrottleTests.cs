using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>So many at a time, the earliest input first.</summary>
public sealed class RequestThrottleTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_as_may_go_in_go_in_at_once()
    {
        var throttle = new RequestThrottle(2);

        Assert.True(throttle.EnterAsync(0, None).IsCompletedSuccessfully);
        Assert.True(throttle.EnterAsync(1, None).IsCompletedSuccessfully);
        var third = throttle.EnterAsync(2, None);
        Assert.False(third.IsCompleted);

        throttle.Leave();
        await third;
    }

    [Fact]
    public async Task Of_those_that_wait_the_earliest_input_goes_first()
    {
        var throttle = new RequestThrottle(1);
        await throttle.EnterAsync(0, None);
        var late = throttle.EnterAsync(7, None);
        var early = throttle.EnterAsync(3, None);

        throttle.Leave();
        await early;
        Assert.False(late.IsCompleted);

        throttle.Leave();
        await late;
    }

    [Fact]
    public async Task Whoever_gives_up_takes_no_place()
    {
        var throttle = new RequestThrottle(1);
        await throttle.EnterAsync(0, None);
        using var giveUp = new CancellationTokenSource();
        var gone = throttle.EnterAsync(1, giveUp.Token);
        var next = throttle.EnterAsync(2, None);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        throttle.Leave();
        await next;
        throttle.Leave();

        Assert.True(throttle.EnterAsync(3, None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Never_are_there_more_than_may_be()
    {
        var throttle = new RequestThrottle(3);
        int inside = 0,
            most = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 500),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = None },
            async (order, token) =>
            {
                await throttle.EnterAsync(order, token);
                var now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                throttle.Leave();
            }
        );

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, inside);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen) { }
    }
}
