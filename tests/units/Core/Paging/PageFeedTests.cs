using System.Threading.Channels;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What is asked for in advance, and what is not.</summary>
public sealed class PageFeedTests
{
    // As many as an input that waits for its turn may hold.
    private const int MostHeld = 4;

    private readonly RequestThrottle _throttle = new(8);
    private readonly Pages _pages = new(100);

    [Fact]
    public async Task Of_the_first_input_nothing_is_asked_for_in_advance_within_the_first_page()
    {
        var feed = Start(0, readsAhead: true);
        await feed.NextAsync();

        await _pages.Settled();
        Assert.Equal(1, _pages.Asked);
    }

    [Fact]
    public async Task Behind_the_first_page_one_is_on_its_way_while_one_is_taken()
    {
        var feed = Start(0, readsAhead: true);
        for (var taken = 1; taken <= 10; taken++)
        {
            Assert.NotNull(await feed.NextAsync());
            var expected = taken == 1 ? 1 : taken + 1;
            await _pages.Until(expected);
            await _pages.Settled();

            Assert.Equal(expected, _pages.Asked);
        }
    }

    [Fact]
    public async Task Without_reading_ahead_a_page_is_asked_for_when_it_is_wanted()
    {
        var feed = Start(0, readsAhead: false);
        for (var taken = 1; taken <= 10; taken++)
        {
            Assert.NotNull(await feed.NextAsync());
            await _pages.Settled();

            Assert.Equal(taken, _pages.Asked);
        }
    }

    [Fact]
    public async Task An_input_that_waits_for_its_turn_begins_with_the_interest_and_holds_a_few_pages()
    {
        var interest = new TaskCompletionSource();
        var feed = Start(3, readsAhead: true, interest.Task);
        await _pages.Settled();
        Assert.Equal(0, _pages.Asked);

        interest.SetResult();
        await _pages.Until(MostHeld);
        await _pages.Settled();
        Assert.Equal(MostHeld, _pages.Asked);

        await feed.NextAsync();
        await _pages.Until(MostHeld + 1);
        await _pages.Settled();
        Assert.Equal(MostHeld + 1, _pages.Asked);
    }

    [Fact]
    public async Task All_pages_come_in_order_and_then_the_end()
    {
        var feed = Start(1, readsAhead: true);
        for (var page = 1; page <= 100; page++)
        {
            Assert.Equal($"page {page}", ((WorkflowStepExecution)(await feed.NextAsync())!.Items[0]).Name);
        }

        Assert.Null(await feed.NextAsync());
        Assert.Equal(100, _pages.Asked);
        Assert.True(feed.Busy >= TimeSpan.Zero);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_error_comes_behind_the_pages_before_it(long order)
    {
        _pages.FailsAt = 3;
        var feed = Start(order, readsAhead: true);

        Assert.NotNull(await feed.NextAsync());
        Assert.NotNull(await feed.NextAsync());
        var error = await Assert.ThrowsAsync<ImageBuilderException>(feed.NextAsync);
        Assert.Equal("Broken", error.ErrorCode);
    }

    [Fact]
    public async Task Whoever_gives_up_ends_it()
    {
        using var giveUp = new CancellationTokenSource();
        var feed = PageFeed.Start(_pages.Read(), 0, readsAhead: true, Task.CompletedTask, _throttle, giveUp.Token);
        await feed.NextAsync();
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(feed.NextAsync);
    }

    private PageFeed Start(long order, bool readsAhead, Task? interest = null) =>
        PageFeed.Start(_pages.Read(), order, readsAhead, interest ?? Task.CompletedTask, _throttle, TestContext.Current.CancellationToken);

    /// <summary>Pages of one item, that count how many were asked for.</summary>
    private sealed class Pages(int count)
    {
        private readonly Channel<int> _came = Channel.CreateUnbounded<int>();
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public int? FailsAt { get; set; }

        public async IAsyncEnumerable<ItemPage<WorkflowStepExecution>> Read()
        {
            for (var page = 1; page <= count; page++)
            {
                _came.Writer.TryWrite(Interlocked.Increment(ref _asked));
                await Task.Yield();
                if (page == FailsAt)
                {
                    throw new ImageBuilderException("Broken", "It broke.");
                }

                yield return new ItemPage<WorkflowStepExecution>(
                    [new WorkflowStepExecution { Name = $"page {page}" }],
                    ends: null,
                    ListingPosition.Start,
                    next: null,
                    isWhole: true
                );
            }
        }

        /// <summary>Waits until so many were asked for.</summary>
        public async Task Until(int asked)
        {
            while (Asked < asked)
            {
                await _came
                    .Reader.ReadAsync(TestContext.Current.CancellationToken)
                    .AsTask()
                    .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            }
        }

        /// <summary>Lets everything run that could: what was queued before has its turn before what is queued now.</summary>
        public async Task Settled()
        {
            int before;
            do
            {
                before = Asked;
                for (var turn = 0; turn < 1000; turn++)
                {
                    await Task.Run(static () => { });
                }
            } while (before != Asked);
        }
    }
}
