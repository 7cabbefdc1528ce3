using ImageBuilderWorkflow.Commands;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>Whoever waits at the prompt takes what has come, and is told of no error.</summary>
public sealed class CompletionLoadTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public async Task What_has_come_can_be_taken_while_the_rest_is_read()
    {
        var first = new TaskCompletionSource();
        var rest = new TaskCompletionSource();
        var load = new CompletionLoad(
            _time,
            async (load, _) =>
            {
                load.Add(Item("one"));
                first.SetResult();
                await rest.Task;
                load.Add(Item("two"));
            }
        );
        await first.Task;

        Assert.Equal(["one"], Values(load));
        Assert.Null(load.Outcome);
        rest.SetResult();
        await Ended(load);
        Assert.Equal(["one", "two"], Values(load));
        Assert.True(load.Outcome?.IsWhole);
    }

    [Fact]
    public async Task What_came_before_a_failure_is_offered()
    {
        var load = new CompletionLoad(
            _time,
            (load, _) =>
            {
                load.Add(Item("one"));
                throw new InvalidOperationException();
            }
        );
        await Ended(load);

        Assert.Equal(["one"], Values(load));
        Assert.False(load.Outcome?.IsWhole);
    }

    [Fact]
    public async Task Parts_count_as_they_come()
    {
        var goOn = new TaskCompletionSource();
        var part = new CompletionLoad(
            _time,
            async (load, _) =>
            {
                await goOn.Task;
                load.Add(Item("part"));
            }
        );
        var whole = new CompletionLoad(
            _time,
            async (load, _) =>
            {
                load.Add(Item("own"));
                load.Add(part);
                load.Add(new CompletionLoad([Item("known")]));
                await part.Ended;
            }
        );
        goOn.SetResult();
        await Ended(whole);

        Assert.Equal(["own", "part", "known"], Values(whole));
    }

    [Fact]
    public async Task What_does_not_end_is_cancelled_at_the_limit()
    {
        var started = new TaskCompletionSource<CancellationToken>();
        var load = new CompletionLoad(
            _time,
            (load, cancellationToken) =>
            {
                load.Add(Item("one"));
                started.SetResult(cancellationToken);
                return Task.Delay(Timeout.Infinite, cancellationToken);
            }
        );
        var token = await started.Task;
        _time.Advance(CompletionLoad.Limit - TimeSpan.FromTicks(1));
        Assert.False(token.IsCancellationRequested);
        Assert.Null(load.Outcome);
        _time.Advance(TimeSpan.FromTicks(1));
        await Ended(load);

        Assert.True(token.IsCancellationRequested);
        Assert.False(load.Outcome?.IsWhole);
        Assert.Equal(["one"], Values(load));
    }

    [Fact]
    public async Task What_cannot_be_cancelled_is_left_alone_at_the_limit()
    {
        var started = new TaskCompletionSource();
        var load = new CompletionLoad(
            _time,
            (_, _) =>
            {
                started.SetResult();
                return new TaskCompletionSource().Task;
            }
        );
        await started.Task;

        // The wait for it may begin a moment after it does.
        while (!load.Ended.IsCompleted)
        {
            _time.Advance(CompletionLoad.Limit);
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.False(load.Outcome?.IsWhole);
    }

    [Fact]
    public void What_is_known_is_there_at_once()
    {
        var load = new CompletionLoad([Item("one"), Item("two")]);

        Assert.True(load.Ended.IsCompletedSuccessfully);
        Assert.Equal(["one", "two"], Values(load));
    }

    private static CompletionItem Item(string value) => new(value, value, value);

    private static IEnumerable<string> Values(CompletionLoad load) => load.Items.Select(item => item.Value);

    private static Task Ended(CompletionLoad load) => load.Ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
