using System.Threading.Channels;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Several inputs are read at once, and their pages are due in the order of the inputs.</summary>
public sealed class OrderedFanOutTests
{
    private readonly ManualClock _clock = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_come_in_the_order_of_the_inputs_whichever_is_answered_first()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        var inputs = Enumerable.Range(0, 7).Select(_ => new Answers()).ToList();
        var taken = new List<string>();
        var taking = Task.Run(
            async () =>
            {
                for (var i = 0; i < inputs.Count; i++)
                {
                    fanOut.Add($"input {i}", inputs[i].Read(), readsAhead: true, None);
                    while (fanOut.Due is { } due)
                    {
                        await TakeAsync(fanOut, due, taken);
                    }
                }

                while (fanOut.Head is { } head)
                {
                    await TakeAsync(fanOut, head, taken);
                }
            },
            None
        );

        foreach (var input in inputs.AsEnumerable().Reverse())
        {
            input.Give("a", "b", "c");
        }

        await taking.WaitAsync(TimeSpan.FromSeconds(30), None);
        Assert.Equal(Enumerable.Range(0, 7).SelectMany(i => new[] { $"input {i} a", $"input {i} b", $"input {i} c" }), taken);
    }

    [Fact]
    public void The_first_page_of_all_is_due_before_it_has_come_and_no_later_input_is_read_before_it_is_taken()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        var later = new Answers();
        fanOut.Add("first", new Answers().Read(), readsAhead: true, None);
        fanOut.Add("later", later.Read(), readsAhead: true, None);

        Assert.Equal("first", fanOut.Due?.Value);
        Assert.False(later.HasBegun);
    }

    [Fact]
    public async Task All_are_read_at_once_when_all_are_wanted()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        var (first, later) = (new Answers(), new Answers());
        fanOut.ReadAll();
        fanOut.Add("first", first.Read(), readsAhead: true, None);
        fanOut.Add("later", later.Read(), readsAhead: true, None);

        Assert.Null(fanOut.Due);
        await later.Begun.WaitAsync(TimeSpan.FromSeconds(30), None);
        first.Give("a");
        later.Give("b");
        var taken = new List<string>();
        while (fanOut.Head is { } head)
        {
            await TakeAsync(fanOut, head, taken);
        }

        Assert.Equal(["first a", "later b"], taken);
    }

    [Fact]
    public async Task A_page_that_has_not_come_is_not_due_until_enough_is_under_way()
    {
        const int Limit = 2;
        var fanOut = new OrderedFanOut<string>(Limit, _clock);
        await TakeOneAsync(fanOut);

        for (var input = 0; input < (2 * Limit) - 1; input++)
        {
            fanOut.Add($"input {input}", new Answers().Read(), readsAhead: true, None);
            Assert.Null(fanOut.Due);
        }

        fanOut.Add("one too many", new Answers().Read(), readsAhead: true, None);
        Assert.Equal("input 0", fanOut.Due?.Value);
    }

    [Fact]
    public async Task Of_one_request_at_a_time_every_input_is_read_to_its_end_before_the_next()
    {
        var fanOut = new OrderedFanOut<string>(1, _clock);
        await TakeOneAsync(fanOut);

        fanOut.Add("next", new Answers().Read(), readsAhead: true, None);

        Assert.Equal("next", fanOut.Due?.Value);
    }

    [Fact]
    public async Task When_inputs_come_more_slowly_than_they_are_read_nothing_is_kept_back()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        await TakeOneAsync(fanOut);
        fanOut.HandBack();
        _clock.Advance(TimeSpan.FromHours(1));

        fanOut.Add("late", new Answers().Read(), readsAhead: true, None);

        Assert.Equal("late", fanOut.Due?.Value);
    }

    [Fact]
    public async Task An_input_without_pages_is_due_in_its_turn()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        await TakeOneAsync(fanOut);
        var slow = new Answers();
        fanOut.Add("slow", slow.Read(), readsAhead: true, None);
        fanOut.Add("problem", pages: null, readsAhead: false, None);
        Assert.Null(fanOut.Due);

        slow.Give("a");
        var taken = new List<string>();
        while (fanOut.Head is { } head)
        {
            await TakeAsync(fanOut, head, taken);
            taken.Add(head.Value);
        }

        Assert.Equal(["slow a", "slow", "slow", "problem"], taken);
    }

    [Fact]
    public async Task An_error_belongs_to_its_input_and_comes_behind_the_pages_before_it()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        var broken = new Answers();
        var sound = new Answers();
        fanOut.Add("broken", broken.Read(), readsAhead: true, None);
        fanOut.Add("sound", sound.Read(), readsAhead: true, None);
        broken.Break("a");
        sound.Give("b");
        var taken = new List<string>();

        await TakeAsync(fanOut, fanOut.Head!, taken);
        await Assert.ThrowsAsync<ImageBuilderException>(() => fanOut.Head!.Next);
        fanOut.Taken(hasMore: false);
        await TakeAsync(fanOut, fanOut.Head!, taken);

        Assert.Equal(["broken a", "sound b"], taken);
    }

    [Fact]
    public async Task A_listing_beside_the_inputs_is_taken_by_the_caller_alone()
    {
        var fanOut = new OrderedFanOut<string>(4, _clock);
        var answers = new Answers();
        var owners = fanOut.Begin("owners", answers.Read(), readsAhead: true, None);
        answers.Give("a");

        Assert.NotNull(await owners.Next);
        owners.Advance();
        Assert.Null(await owners.Next);
        Assert.Null(fanOut.Head);
    }

    // Somebody has taken a page, and that input has ended.
    private static async Task TakeOneAsync(OrderedFanOut<string> fanOut)
    {
        var answers = new Answers();
        fanOut.Add("before", answers.Read(), readsAhead: true, None);
        answers.Give("a");
        var taken = new List<string>();
        while (fanOut.Head is { } head)
        {
            await TakeAsync(fanOut, head, taken);
        }

        Assert.Equal(["before a"], taken);
    }

    private static async Task TakeAsync(OrderedFanOut<string> fanOut, FanOutInput<string> input, List<string> taken)
    {
        var page = await input.Next.WaitAsync(TimeSpan.FromSeconds(30), None);
        if (page is not null)
        {
            taken.AddRange(page.Items.Select(item => $"{input.Value} {((WorkflowStepExecution)item).Name}"));
            input.Advance();
        }

        fanOut.Taken(hasMore: page is not null);
    }

    /// <summary>Pages of one item, which come when the test gives them.</summary>
    private sealed class Answers
    {
        private readonly Channel<string> _names = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public bool HasBegun => _begun.Task.IsCompleted;

        public void Give(params string[] names)
        {
            Array.ForEach(names, name => _names.Writer.TryWrite(name));
            _names.Writer.Complete();
        }

        public void Break(string name)
        {
            _names.Writer.TryWrite(name);
            _names.Writer.Complete(new ImageBuilderException("Broken", "It broke."));
        }

        public async IAsyncEnumerable<ItemPage<WorkflowStepExecution>> Read()
        {
            _begun.TrySetResult();
            await foreach (var name in _names.Reader.ReadAllAsync(None))
            {
                yield return new ItemPage<WorkflowStepExecution>(
                    [new WorkflowStepExecution { Name = name }],
                    ends: null,
                    ListingPosition.Start,
                    next: null,
                    isWhole: true
                );
            }
        }
    }
}
