using System.Net;
using System.Text;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.SampleAccount;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The server without faults: answers, the log and the requests in flight.</summary>
public sealed class ServerTests : LoopbackTest
{
    [Fact]
    public async Task AnswersAreThoseOfTheAccount()
    {
        using var response = await Client.SendAsync("ListWorkflowStepExecutions", Steps);
        var expected = AccountProbe.Body(new TestAccount().Handle(AccountProbe.Request("ListWorkflowStepExecutions", Steps)));
        var actual = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!.AsObject();
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), actual.Text("requestId"));
        Assert.Equal(expected["steps"]!.ToJsonString(), actual["steps"]!.ToJsonString());
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.True((DateTimeOffset.UtcNow - response.Headers.Date!.Value).Duration() < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task RefusalsAreThoseOfTheAccount()
    {
        using var response = await Client.SendAsync("GetWorkflowExecution", ("workflowExecutionId", "wf-1"));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameterValueException"), (response.StatusCode, TestClient.ErrorCode(response)));
        using var unknown = await Client.SendAsync("CreateImage");
        Assert.Equal((HttpStatusCode.NotFound, "UnknownOperationException"), (unknown.StatusCode, TestClient.ErrorCode(unknown)));
    }

    [Fact]
    public async Task TheLogTellsWhatWasAskedAndAnswered()
    {
        var before = DateTimeOffset.UtcNow;
        var (_, token) = await StepsAsync(size: 10);
        using var request = Client.Make("ListWorkflowStepExecutions", Steps, ("nextToken", token));
        request.Headers.TryAddWithoutValidation("amz-sdk-request", "attempt=2; max=5");
        request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", "4f1ab7c5-0000-4000-8000-9d0c3a7f8e21");
        request.Headers.TryAddWithoutValidation("User-Agent", "loopback-tests/1.0");
        using var response = await Client.SendAsync(request, cancellationToken: Cancellation);

        var log = await Server.WaitUntilIdleAsync(Cancellation);
        Assert.Equal([1, 2], log.Select(entry => entry.Sequence));
        Assert.Equal((10, null, 1), (log[0].MaxResults, log[0].NextToken, log[0].Page));
        var entry = log[1];
        Assert.Equal(
            ("ListWorkflowStepExecutions", "POST", "/ListWorkflowStepExecutions", ""),
            (entry.Operation, entry.Method, entry.Path, entry.QueryString)
        );
        Assert.Contains(Known.LongExecutionId, entry.Body, StringComparison.Ordinal);
        Assert.Equal((null, token, 2), (entry.MaxResults, entry.NextToken, entry.Page));
        Assert.Equal(
            (200, null, response.Headers.GetValues("x-amzn-RequestId").Single()),
            (entry.Status, entry.ErrorCode, entry.RequestId)
        );
        Assert.Equal(
            (2, "4f1ab7c5-0000-4000-8000-9d0c3a7f8e21", "loopback-tests/1.0"),
            (entry.Attempt, entry.InvocationId, entry.UserAgent)
        );
        Assert.Equal(
            ("Valid", Server.AccessKey, "us-east-1", null),
            (entry.Signature, entry.AccessKey, entry.SigningRegion, entry.SessionToken)
        );
        Assert.InRange(entry.ArrivedAt, before, entry.CompletedAt!.Value);
        Assert.False(entry.ClientAborted);
        Assert.Empty(entry.Faults);
    }

    [Fact]
    public async Task ClearingTheLogStartsItAnew()
    {
        await StepsAsync();
        Server.ClearRequests();
        Assert.Empty(Server.Requests);
        Assert.Equal(0, Server.MaxInFlight);
        await StepsAsync();
        Assert.Equal(2, Assert.Single(Server.Requests).Sequence);
    }

    [Fact]
    public async Task RequestsOneAfterAnotherAreNeverSeenAsTwoAtOnce()
    {
        for (var i = 0; i < 200; i++)
            await StepsAsync(size: 25);
        Assert.Equal(1, Server.MaxInFlight);
        Assert.Equal(0, Server.InFlight);
    }

    [Fact]
    public async Task RequestsSideBySideAreCounted()
    {
        Add(new FaultRule { Kind = FaultKind.Delay, Milliseconds = 60_000 });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asking = Enumerable
            .Range(0, 5)
            .Select(_ => Client.SendAsync(Client.Make("ListImages"), cancellationToken: cancel.Token))
            .ToList();
        await Server.WaitForRequestsAsync(5, Cancellation);
        Assert.Equal((5, 5), (Server.InFlight, Server.MaxInFlight));

        // The clients close their connections, and the server notices.
        await cancel.CancelAsync();
        foreach (var request in asking)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        var log = await Server.WaitUntilIdleAsync(Cancellation);
        Assert.All(log, entry => Assert.Equal((true, null), (entry.ClientAborted, entry.Status)));
        Assert.Equal((0, 5), (Server.InFlight, Server.MaxInFlight));
    }

    [Fact]
    public async Task StoppingDoesNotWaitForSlowAnswers()
    {
        Add(new FaultRule { Kind = FaultKind.Delay, Milliseconds = 60_000 });
        var asking = Client.SendAsync("ListImages");
        await Server.WaitForRequestsAsync(1, Cancellation);
        await Server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => asking);
    }

    [Fact]
    public async Task TwoServersLiveSideBySide()
    {
        await using var other = await LoopbackServer.StartAsync(
            new LoopbackOptions { Account = new AccountOptions { Seed = 7 } },
            Cancellation
        );
        Assert.NotEqual(Server.Url, other.Url);
        using var client = new TestClient(other);
        var execution = await client.AskAsync("GetWorkflowExecution", ("workflowExecutionId", other.Known.FailedExecutionId));
        Assert.Equal("FAILED", execution.Text("status"));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task LatencyHoldsEveryAnswerBack()
    {
        await using var slow = await LoopbackServer.StartAsync(
            new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(40) },
            Cancellation
        );
        using var client = new TestClient(slow);
        await client.AskAsync("ListImages");
        var entry = Assert.Single(slow.Requests);
        Assert.True(entry.CompletedAt - entry.ArrivedAt >= TimeSpan.FromMilliseconds(39));
    }

    [Fact]
    public async Task TheLogKeepsNoMoreThanItsCapacity()
    {
        await using var small = await LoopbackServer.StartAsync(new LoopbackOptions { LogCapacity = 3 }, Cancellation);
        using var client = new TestClient(small);
        for (var i = 0; i < 5; i++)
            await client.AskAsync("ListImages");
        Assert.Equal([3, 4, 5], small.Requests.Select(entry => entry.Sequence));
    }

    [Fact]
    public void TheEnvironmentNamesTheServerAndItsCredentials()
    {
        Assert.Equal(Server.Url.ToString().TrimEnd('/'), Server.Environment["AWS_ENDPOINT_URL_IMAGEBUILDER"]);
        Assert.Equal(
            (Server.AccessKey, Server.SecretKey),
            (Server.Environment["AWS_ACCESS_KEY_ID"], Server.Environment["AWS_SECRET_ACCESS_KEY"])
        );
        Assert.DoesNotContain(Server.SecretKey, LoopbackCredential.Example.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodiesOfAnyBytesAreLoggedAndRefusedInOrder()
    {
        using var request = Client.Make("ListImages");
        request.Content = new ByteArrayContent([0xFF, 0xFE, .. Encoding.UTF8.GetBytes("{}")]);
        using var response = await Client.SendAsync(request, cancellationToken: Cancellation);
        Assert.Equal("SerializationException", TestClient.ErrorCode(response));
        Assert.Null(Assert.Single(Server.Requests).Page);
    }
}
