using ImageBuilderWorkflow.Commands;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What one Tab has read is there for the next.</summary>
public sealed class CompletionCacheTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private readonly SteppedTime _time = new();
    private readonly CompletionCache _cache;
    private int _reads;

    public CompletionCacheTests() => _cache = new CompletionCache(_time);

    [Fact]
    public async Task What_was_read_counts_for_as_long_as_it_is_to_be_kept()
    {
        var first = await Opened("key", Found);
        _time.Advance(Minute - Moment);
        var second = await Opened("key", Found);
        _time.Advance(Moment);
        var third = await Opened("key", Found);

        Assert.Same(first, second);
        Assert.NotSame(first, third);
        Assert.Equal(2, _reads);
        Assert.Equal("found", Assert.Single(third.Items).Value);
    }

    [Fact]
    public async Task Nothing_counts_any_more_after_a_change()
    {
        await Opened("key", Found);
        _cache.Forget();
        await Opened("key", Found);

        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task Other_keys_stand_for_other_things()
    {
        await Opened(("pipelines", "eu-west-1"), Found);
        await Opened(("pipelines", "eu-west-2"), Found);
        await Opened(("pipelines", "eu-west-1"), Found);

        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task What_is_being_read_is_not_read_a_second_time()
    {
        var goOn = new TaskCompletionSource();
        var first = Open("key", (_, _) => goOn.Task);
        var second = Open("key", Found);
        goOn.SetResult();
        await Ended(first);

        Assert.Same(first, second);
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Of_many_at_a_time_one_reads()
    {
        var goOn = new TaskCompletionSource();
        var loads = new CompletionLoad[50];
        Parallel.For(0, loads.Length, i => loads[i] = Open("key", (_, _) => goOn.Task));
        goOn.SetResult();
        await Ended(loads[0]);

        Assert.All(loads, load => Assert.Same(loads[0], load));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task A_failure_counts_for_two_seconds()
    {
        var first = await Opened("key", (_, _) => throw new InvalidOperationException());
        _time.Advance(TimeSpan.FromSeconds(2) - Moment);
        var second = await Opened("key", Found);
        _time.Advance(Moment);
        var third = await Opened("key", Found);

        Assert.Same(first, second);
        Assert.Empty(second.Items);
        Assert.Single(third.Items);
    }

    [Fact]
    public async Task A_failure_counts_no_longer_than_what_is_found_would()
    {
        var first = await Opened("key", (_, _) => throw new InvalidOperationException(), Moment);
        _time.Advance(Moment);

        Assert.NotSame(first, await Opened("key", Found, Moment));
    }

    [Fact]
    public async Task What_is_given_up_is_read_anew_two_seconds_later()
    {
        var first = Open("key", Silent);
        await Reading();
        _time.Advance(CompletionLoad.Limit);
        await Ended(first);
        var second = await Opened("key", Found);
        _time.Advance(TimeSpan.FromSeconds(2));
        var third = await Opened("key", Found);

        Assert.Same(first, second);
        Assert.NotSame(first, third);
    }

    [Fact]
    public async Task Something_put_together_is_not_kept_but_its_parts_are()
    {
        var first = Compose();
        await Ended(first);
        var second = Compose();
        await Ended(second);

        Assert.NotSame(first, second);
        Assert.Equal(["found", "found"], second.Items.Select(item => item.Value));
        Assert.Equal(2, _reads);

        CompletionLoad Compose() =>
            _cache.Compose(
                async (load, _) =>
                {
                    var parts = new[] { Open("one", Found), Open("other", Found) };
                    Array.ForEach(parts, load.Add);
                    await Task.WhenAll(parts.Select(part => part.Ended));
                }
            );
    }

    private CompletionLoad Open(object key, Func<CompletionLoad, CancellationToken, Task> read, TimeSpan? kept = null) =>
        _cache.Open(
            key,
            kept ?? Minute,
            (load, cancellationToken) =>
            {
                Interlocked.Increment(ref _reads);
                return read(load, cancellationToken);
            }
        );

    private async Task<CompletionLoad> Opened(object key, Func<CompletionLoad, CancellationToken, Task> read, TimeSpan? kept = null)
    {
        var load = Open(key, read, kept);
        await Ended(load);
        return load;
    }

    private async Task Reading()
    {
        while (Volatile.Read(ref _reads) == 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    private static Task Ended(CompletionLoad load) => load.Ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private static Task Found(CompletionLoad load, CancellationToken cancellationToken)
    {
        load.Add(new CompletionItem("found", "found", "found"));
        return Task.CompletedTask;
    }

    private static Task Silent(CompletionLoad load, CancellationToken cancellationToken) => new TaskCompletionSource().Task;
}
