using System.Diagnostics;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Whoever gives up is free at once, and the connection is closed.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class AwsTransportCancellationTests : IDisposable
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly ServiceRequest Request = new()
    {
        Operation = "ListWorkflowExecutions",
        Method = "POST",
        Body = [.. "{}"u8],
    };

    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"workflowExecutions\":[")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    [InlineData("HTTP/1.1 500 Error\r\nContent-Length: 100\r\n\r\n{")]
    public async Task In_the_middle_of_a_slow_answer(string begin)
    {
        // Some rounds, because it makes a difference how far the client has come with what has arrived.
        for (var round = 0; round < 25; round++)
        {
            await AssertEndsAtOnceAsync(begin);
        }
    }

    [Fact]
    public async Task Before_anything_is_sent()
    {
        await using var server = RawServer.Answering(200, "{}");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            server.Transport().SendAsync(Request, new CancellationToken(canceled: true))
        );

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task What_another_gave_up_does_not_disturb_the_others()
    {
        using var stop = new CancellationTokenSource();
        var arrived = new SemaphoreSlim(0);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            arrived.Release();
            await connection.UntilAsync(go.Task);
            await connection.AnswerAsync(200, "{}");
            await connection.WaitForCloseAsync();
        });
        var transport = server.Transport();
        var givenUp = transport.SendAsync(Request, stop.Token);
        var kept = transport.SendAsync(Request, TestContext.Current.CancellationToken);
        await arrived.WaitAsync(TestContext.Current.CancellationToken).Soon();
        await arrived.WaitAsync(TestContext.Current.CancellationToken).Soon();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp.Soon());
        go.SetResult();

        Assert.Equal("{}"u8.ToArray(), (await kept.Soon()).Body.ToArray());
    }

    private static async Task AssertEndsAtOnceAsync(string begin)
    {
        using var stop = new CancellationTokenSource();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new Stopwatch();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(begin);
            answered.SetResult();
            await connection.WaitForCloseAsync();
            closed.SetResult(clock.Elapsed);
        });
        var sending = server.Transport().SendAsync(Request, stop.Token);
        await answered.Task.Soon();
        Assert.False(sending.IsCompleted);

        clock.Start();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Soon());

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, AtOnce);
        Assert.InRange(await closed.Task.Soon(), TimeSpan.Zero, Soon);
        Assert.Equal(1, server.Connections);
    }
}
