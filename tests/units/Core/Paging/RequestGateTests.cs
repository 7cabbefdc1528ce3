using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>So many at a time, the earliest input first.</summary>
public sealed class RequestGateTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_as_may_go_in_go_in_at_once()
    {
        var gate = new RequestGate(2);

        Assert.True(gate.EnterAsync(0, None).IsCompletedSuccessfully);
        Assert.True(gate.EnterAsync(1, None).IsCompletedSuccessfully);
        var third = gate.EnterAsync(2, None);
        Assert.False(third.IsCompleted);

        gate.Leave();
        await third;
    }

    [Fact]
    public async Task Of_those_that_wait_the_earliest_input_goes_first()
    {
        var gate = new RequestGate(1);
        await gate.EnterAsync(0, None);
        var late = gate.EnterAsync(7, None);
        var early = gate.EnterAsync(3, None);

        gate.Leave();
        await early;
        Assert.False(late.IsCompleted);

        gate.Leave();
        await late;
    }

    [Fact]
    public async Task Whoever_gives_up_takes_no_place()
    {
        var gate = new RequestGate(1);
        await gate.EnterAsync(0, None);
        using var giveUp = new CancellationTokenSource();
        var gone = gate.EnterAsync(1, giveUp.Token);
        var next = gate.EnterAsync(2, None);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        gate.Leave();
        await next;
        gate.Leave();

        Assert.True(gate.EnterAsync(3, None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Never_are_there_more_than_may_be()
    {
        var gate = new RequestGate(3);
        int inside = 0, most = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = None }, async (order, token) =>
        {
            await gate.EnterAsync(order, token);
            var now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            gate.Leave();
        });

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, inside);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
