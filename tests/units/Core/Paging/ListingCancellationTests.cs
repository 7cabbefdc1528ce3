using System.Diagnostics;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Whoever gives up is free at once, and nothing more is sent.</summary>
[Collection(nameof(Undisturbed))]
public sealed class ListingCancellationTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task In_the_middle_of_a_request()
    {
        using var stop = new CancellationTokenSource();
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var transport = new FakeTransport(
            async (_, cancellation) =>
            {
                sent.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
                throw new InvalidOperationException("Never comes here.");
            }
        );
        var reading = ReadAsync(transport.Client(), stop.Token);
        await sent.Task.Soon();

        await AssertEndsAtOnceAsync(stop, reading);

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task In_the_middle_of_a_wait_for_another_attempt()
    {
        using var stop = new CancellationTokenSource();
        var time = new StandingTime();
        var transport = new FakeTransport(_ =>
            throw new ServiceFaultException("CallRateLimitExceededException", "slow down") { StatusCode = 429 }
        );
        var reading = ReadAsync(transport.Client(time), stop.Token);
        await time.Waiting.Soon();
        Assert.Equal(1, time.Running);

        await AssertEndsAtOnceAsync(stop, reading);

        Assert.Single(transport.Requests);
        Assert.Equal(0, time.Running);
    }

    [Fact]
    public async Task In_the_middle_of_a_wait_for_another_attempt_at_a_single_object()
    {
        using var stop = new CancellationTokenSource();
        var time = new StandingTime();
        var transport = new FakeTransport(_ => throw new MalformedResponseException("it is empty"));
        var reading = transport.Client(time).GetAsync(WorkflowExecutionOperations.Get, "wf-1", new RecordingObserver(), stop.Token);
        await time.Waiting.Soon();

        await AssertEndsAtOnceAsync(stop, reading);

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task Between_two_pages()
    {
        using var stop = new CancellationTokenSource();
        var transport = new FakeTransport(
            (_, cancellation) =>
                cancellation.IsCancellationRequested
                    ? Task.FromCanceled<ServiceReply>(cancellation)
                    : Task.FromResult(FakeTransport.Reply("""{"steps":[{}],"nextToken":"t"}"""))
        );
        await using var pages = ListingRun.Pages(transport.Client(), new ListingOptions(), stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await pages.MoveNextAsync());

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pages.MoveNextAsync());
        Assert.False(await pages.MoveNextAsync());
    }

    private static async Task AssertEndsAtOnceAsync(CancellationTokenSource stop, Task reading)
    {
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, AtOnce);
    }

    private static async Task ReadAsync(ImageBuilderClient client, CancellationToken cancellation)
    {
        await foreach (var page in ListingRun.Pages(client, new ListingOptions(), cancellation))
        {
            Assert.Fail($"A page of {page.Items.Count} items came.");
        }
    }
}
