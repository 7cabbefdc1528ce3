using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The control endpoints.</summary>
public sealed class ControlTests : LoopbackTest
{
    [Fact]
    public async Task RequestsAreReadAndForgotten()
    {
        await StepsAsync(size: 5);
        var (status, log) = await Client.ControlAsync("GET", "requests");
        var entry = Assert.Single(log.AsArray())!.AsObject();
        Assert.Equal(
            (200, "ListWorkflowStepExecutions", 5, 200),
            (status, entry.Text("operation"), entry["maxResults"]!.GetValue<int>(), entry["status"]!.GetValue<int>())
        );
        Assert.DoesNotContain(Server.SecretKey, log.ToJsonString(), StringComparison.Ordinal);

        await Client.ControlAsync("DELETE", "requests");
        Assert.Empty((await Client.ControlAsync("GET", "requests")).Answer.AsArray());
    }

    [Fact]
    public async Task FaultsAreAddedOneByOneOrAsAListAndTakenAway()
    {
        var (status, rules) = await Client.ControlAsync(
            "POST",
            "faults",
            """{"kind": "throttle", "operation": "ListImages", "times": 1}"""
        );
        Assert.Equal((200, 1), (status, rules.AsArray().Count));
        (_, rules) = await Client.ControlAsync(
            "POST",
            "faults",
            """
            [
              {"kind": "error", "status": 403, "code": "ForbiddenException", "place": "bodyTypeWithNamespace"},
              {"kind": "delay", "milliseconds": 1}
            ]
            """
        );
        Assert.Equal(["throttle", "error", "delay"], rules.AsArray().Select(rule => rule!.AsObject().Text("kind")));
        Assert.Equal(
            [
                new FaultRule
                {
                    Kind = FaultKind.Throttle,
                    Operation = "ListImages",
                    Times = 1,
                },
                new FaultRule
                {
                    Kind = FaultKind.Error,
                    Status = 403,
                    Code = "ForbiddenException",
                    Place = ErrorPlace.BodyTypeWithNamespace,
                },
                new FaultRule { Kind = FaultKind.Delay, Milliseconds = 1 },
            ],
            Server.Faults.Rules
        );

        using (var response = await Client.SendAsync("ListImages"))
            Assert.Equal(429, (int)response.StatusCode);
        (_, rules) = await Client.ControlAsync("GET", "faults");
        Assert.Equal(3, rules.AsArray().Count);
        await Client.ControlAsync("DELETE", "faults");
        Assert.Empty(Server.Faults.Rules);
    }

    [Theory]
    [InlineData("""{""")]
    [InlineData("""{"times": 1}""")]
    [InlineData("""{"kind": "earthquake"}""")]
    [InlineData("""{"kind": 3}""")]
    [InlineData("""{"kind": "delay"}""")]
    [InlineData("""{"kind": "throttle", "time": 1}""")]
    [InlineData("""[{"kind": "throttle"}, {"kind": "delay"}]""")]
    [InlineData("""null""")]
    [InlineData("""[null]""")]
    public async Task ARuleThatCannotBeUnderstoodIsRefused(string rule)
    {
        var (status, answer) = await Client.ControlAsync("POST", "faults", rule);
        Assert.Equal(400, status);
        Assert.NotEmpty(answer.AsObject().Text("message")!);
        Assert.Empty(Server.Faults.Rules);
    }

    [Fact]
    public async Task StateTellsWhatIsUnderWayAndWhatThereIs()
    {
        Add(new FaultRule { Kind = FaultKind.Delay, Milliseconds = 60_000 });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asking = Client.SendAsync(Client.Make("ListImages"), cancellationToken: cancel.Token);
        await Server.WaitForRequestsAsync(1, Cancellation);
        var (status, state) = await Client.ControlAsync("GET", "state");
        Assert.Equal((200, 1, 1, 1), (status, Number("inFlight"), Number("maxInFlight"), Number("requests")));
        Assert.Equal(Known.FailedImageArn, state["known"]![nameof(Known.FailedImageArn)]!.GetValue<string>());

        // Faults do not apply to control endpoints, and they are not logged.
        Assert.Single(Server.Requests);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        int Number(string member) => state[member]!.GetValue<int>();
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("PUT", "faults")]
    public async Task WhatThereIsNotIsNotFound(string method, string path) =>
        Assert.Equal(404, (await Client.ControlAsync(method, path)).Status);
}
