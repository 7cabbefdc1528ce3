using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>Faults of the transfer, tested byte by byte.</summary>
public sealed class WireFaultTests : LoopbackTest
{
    [Fact]
    public async Task ResetEndsTheConnectionWithoutAByte()
    {
        Add(new FaultRule { Kind = FaultKind.Reset });
        using var connection = await SendAsync();
        Assert.False(await connection.ReadToEndAsync(Cancellation));
        Assert.Equal("", connection.Received);
        Assert.Null(Assert.Single(await Server.WaitUntilIdleAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task ResetMidBodyEndsItAfterHalf()
    {
        Add(new FaultRule { Kind = FaultKind.ResetMidBody });
        using var connection = await SendAsync();
        Assert.False(await connection.ReadToEndAsync(Cancellation));
        Assert.Equal(connection.AnnouncedLength / 2, connection.BodyLength);
    }

    [Fact]
    public async Task CutBodyEndsInGoodOrderAfterHalf()
    {
        Add(new FaultRule { Kind = FaultKind.CutBody });
        using (var connection = await SendAsync())
        {
            Assert.True(await connection.ReadToEndAsync(Cancellation));
            Assert.Equal(connection.AnnouncedLength / 2, connection.BodyLength);
            Assert.StartsWith("HTTP/1.1 200 OK\r\n", connection.Head, StringComparison.Ordinal);
            Assert.Contains("\r\nx-amzn-RequestId: ", connection.Head, StringComparison.Ordinal);
        }

        // The HTTP client reports an error.
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.SendAsync("ListWorkflowStepExecutions", Steps));
    }

    [Fact]
    public async Task ShortLengthAnnouncesHalfAndSendsAll()
    {
        Add(new FaultRule { Kind = FaultKind.ShortLength });
        using var connection = await SendAsync();
        Assert.True(await connection.ReadToEndAsync(Cancellation));
        Assert.Equal(connection.AnnouncedLength, connection.BodyLength / 2);
        Assert.EndsWith("}", connection.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrickleSendsHalfAndWaits()
    {
        Add(new FaultRule { Kind = FaultKind.Trickle, Milliseconds = 60_000 });
        using (var connection = await SendAsync())
        {
            await connection.ReadUntilAsync(
                state => state.Received.Contains("\r\n\r\n", StringComparison.Ordinal) && state.BodyLength == state.AnnouncedLength / 2,
                Cancellation
            );
            Assert.Equal(1, Server.InFlight);
        }

        var entry = Assert.Single(await Server.WaitUntilIdleAsync(Cancellation));
        Assert.Equal((200, true), (entry.Status, entry.ClientAborted));
    }

    [Fact]
    public async Task TrickleSendsTheRestInTheEnd()
    {
        Add(new FaultRule { Kind = FaultKind.Trickle, Milliseconds = 30 });
        Assert.Equal(25, (await StepsAsync()).Names.Count);
        var entry = Assert.Single(await Server.WaitUntilIdleAsync(Cancellation));
        Assert.True(entry.CompletedAt - entry.ArrivedAt >= TimeSpan.FromMilliseconds(29));
        Assert.False(entry.ClientAborted);
    }

    [Fact]
    public async Task DelayHoldsEvenTheHeadersBack()
    {
        Add(new FaultRule { Kind = FaultKind.Delay, Milliseconds = 60_000 });
        using (var connection = await SendAsync())
        {
            await Server.WaitForRequestsAsync(1, Cancellation);
            Assert.Equal((1, ""), (Server.InFlight, connection.Received));
        }

        Assert.True(Assert.Single(await Server.WaitUntilIdleAsync(Cancellation)).ClientAborted);
    }

    [Fact]
    public async Task ErrorsCanBeCutToo()
    {
        Add(new FaultRule { Kind = FaultKind.Throttle }, new FaultRule { Kind = FaultKind.CutBody });
        using var connection = await SendAsync();
        Assert.True(await connection.ReadToEndAsync(Cancellation));
        Assert.StartsWith("HTTP/1.1 429 Too Many Requests\r\n", connection.Head, StringComparison.Ordinal);
        Assert.Equal(connection.AnnouncedLength / 2, connection.BodyLength);
    }

    [Fact]
    public async Task TheServerLivesOnAfterEachOfThem()
    {
        FaultKind[] kinds = [FaultKind.Reset, FaultKind.LostAnswer, FaultKind.ResetMidBody, FaultKind.CutBody, FaultKind.ShortLength];
        foreach (var kind in kinds)
        {
            Add(new FaultRule { Kind = kind, Times = 1 });
            using (var connection = await SendAsync())
                await connection.ReadToEndAsync(Cancellation);
            Assert.Equal(25, (await StepsAsync()).Names.Count);
        }
    }

    private async Task<RawConnection> SendAsync()
    {
        var connection = new RawConnection();
        using var request = Client.Make("ListWorkflowStepExecutions", Steps);
        await connection.SendAsync(request, await request.Content!.ReadAsByteArrayAsync(Cancellation), Client.Signer, Cancellation);
        return connection;
    }
}
