using System.Net;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The write operations over HTTP: effects, log entries and faults.</summary>
public sealed class WriteTests : LoopbackTest
{
    private const string Operation = "CancelImageCreation";

    /// <inheritdoc/>
    protected override LoopbackOptions Options =>
        new()
        {
            Account = new AccountOptions { Clock = Clock, Speed = 60 },
        };

    private TestClock Clock { get; } = new();

    private (string, object?)[] Members => [("imageBuildVersionArn", Known.RunningImageArn), ("clientToken", "one")];

    [Fact]
    public async Task EffectsAndRepeatsAreCountedAndLogged()
    {
        await Client.AskAsync(Operation, Members);
        await Client.AskAsync(Operation, Members);
        await Client.AskAsync("ListImages");
        using var refused = await Client.SendAsync(Operation, ("imageBuildVersionArn", Known.RunningImageArn), ("clientToken", "two"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(new WriteCount(1, 1, 1), Server.Effects[Operation]);
        Assert.Equal([WriteEffect.Done, WriteEffect.Repeated, null, null], Server.Requests.Select(entry => entry.Effect));

        var (status, effects) = await Client.ControlAsync("GET", "effects");
        Assert.Equal(200, status);
        Assert.Equal(5, effects.AsObject().Count);
        Assert.Equal("""{"effects":1,"repeats":1,"refusals":1}""", effects[Operation]!.ToJsonString());
        Assert.Equal("""{"effects":0,"repeats":0,"refusals":0}""", effects["RetryImage"]!.ToJsonString());
        var log = (await Client.ControlAsync("GET", "requests")).Answer.AsArray();
        Assert.Equal(["done", "repeated", null, null], log.Select(entry => entry!.AsObject().Text("effect")));
    }

    [Fact]
    public async Task ALostAnswerHasItsEffect()
    {
        Add(new FaultRule { Kind = FaultKind.LostAnswer, Times = 1 });
        using (var connection = await SendAsync())
        {
            Assert.False(await connection.ReadToEndAsync(Cancellation));
            Assert.Equal("", connection.Received);
        }

        var entry = Assert.Single(await Server.WaitUntilIdleAsync(Cancellation));
        Assert.Equal((null, WriteEffect.Done), (entry.Status, entry.Effect));
        Assert.NotNull(entry.RequestId);
        Assert.Equal(new WriteCount(1, 0, 0), Server.Effects[Operation]);

        await Client.AskAsync(Operation, Members);
        Assert.Equal(new WriteCount(1, 1, 0), Server.Effects[Operation]);
    }

    [Theory]
    [InlineData(FaultKind.ResetMidBody)]
    [InlineData(FaultKind.CutBody)]
    public async Task SoHasOneThatIsCut(FaultKind kind)
    {
        Add(new FaultRule { Kind = kind });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.SendAsync(Operation, Members));
        Assert.Equal(new WriteCount(1, 0, 0), Server.Effects[Operation]);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.Html)]
    public async Task WhatNeverReachesTheAccountHasNone(FaultKind kind)
    {
        Add(new FaultRule { Kind = kind });
        using (var connection = await SendAsync())
        {
            if (kind == FaultKind.Reset)
                Assert.False(await connection.ReadToEndAsync(Cancellation));
            else
                await connection.ReadUntilAsync(state => state.Received.Contains("\r\n\r\n", StringComparison.Ordinal), Cancellation);
        }

        var entry = Assert.Single(await Server.WaitUntilIdleAsync(Cancellation));
        Assert.Null(entry.Effect);
        if (kind == FaultKind.Reset)
            Assert.Null(entry.RequestId);
        Assert.Equal(new WriteCount(0, 0, 0), Server.Effects[Operation]);
    }

    [Fact]
    public async Task ABadSignatureChangesNothing()
    {
        using var client = new TestClient(Server) { Signer = Client.Signer with { SecretKey = "x" } };
        using var response = await client.SendAsync(Operation, Members);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(new WriteCount(0, 0, 0), Server.Effects[Operation]);
    }

    [Fact]
    public async Task AStartedPipelineRunsAsFastAsTheServerIsTold()
    {
        var started = await Client.AskAsync(
            "StartImagePipelineExecution",
            ("imagePipelineArn", Known.GoldenImagePipelineArn),
            ("clientToken", "one")
        );
        var seen = new List<string>();
        for (var second = 0; second < 30; second++)
        {
            var image = await Client.AskAsync("GetImage", ("imageBuildVersionArn", started.Text("imageBuildVersionArn")));
            var status = image["image"]!["state"]!.AsObject().Text("status")!;
            if (seen.LastOrDefault() != status)
                seen.Add(status);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["PENDING", "BUILDING", "TESTING", "DISTRIBUTING", "AVAILABLE"], seen);
        var (_, state) = await Client.ControlAsync("GET", "state");
        Assert.Equal(Server.Account.Options.Now.AddMinutes(30), state["now"]!.GetValue<DateTimeOffset>());
    }

    private async Task<RawConnection> SendAsync()
    {
        var connection = new RawConnection();
        using var request = Client.Make(Operation, Members);
        await connection.SendAsync(request, await request.Content!.ReadAsByteArrayAsync(Cancellation), Client.Signer, Cancellation);
        return connection;
    }
}
