using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>Faults in the answer. The HTTP messages are correct.</summary>
public sealed class AnswerFaultTests : LoopbackTest
{
    [Theory]
    [InlineData(FaultKind.Throttle, 429, "CallRateLimitExceededException")]
    [InlineData(FaultKind.InternalError, 500, "ServiceException")]
    [InlineData(FaultKind.Unavailable, 503, "ServiceUnavailableException")]
    public async Task TheServicesOwnTroublesComeInItsOwnForm(FaultKind kind, int status, string code)
    {
        Add(
            new FaultRule
            {
                Kind = kind,
                RetryAfter = "3",
                RetryAfterMilliseconds = 1500,
            }
        );
        using var response = await Client.SendAsync("ListImages");
        Assert.Equal((status, code), ((int)response.StatusCode, TestClient.ErrorCode(response)));
        Assert.NotEmpty(await TestClient.MessageAsync(response));
        Assert.Equal(("3", "1500"), (response.Headers.RetryAfter!.ToString(), response.Headers.GetValues("x-amz-retry-after").Single()));
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
        var entry = Assert.Single(Server.Requests);
        Assert.Equal((status, code), (entry.Status, entry.ErrorCode));
    }

    [Theory]
    [InlineData(ErrorPlace.Header, "ForbiddenException", null, null)]
    [InlineData(ErrorPlace.HeaderWithUrl, "ForbiddenException:http://internal.amazon.com/coral/com.amazonaws.imagebuilder/", null, null)]
    [InlineData(ErrorPlace.BodyType, null, "ForbiddenException", null)]
    [InlineData(ErrorPlace.BodyTypeWithNamespace, null, "com.amazonaws.imagebuilder#ForbiddenException", null)]
    [InlineData(ErrorPlace.BodyCode, null, null, "ForbiddenException")]
    public async Task AnErrorSaysItsCodeWhereItIsTold(ErrorPlace place, string? header, string? type, string? code)
    {
        Add(
            new FaultRule
            {
                Kind = FaultKind.Error,
                Status = 403,
                Code = "ForbiddenException",
                Message = "No „entry“.",
                Place = place,
            }
        );
        using var response = await Client.SendAsync("ListImages");
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!.AsObject();
        Assert.Equal((HttpStatusCode.Forbidden, header), (response.StatusCode, TestClient.ErrorCode(response)));
        Assert.Equal(("No „entry“.", type, code), (body.Text("message"), body.Text("__type"), body.Text("code")));
        Assert.Equal("ForbiddenException", Assert.Single(Server.Requests).ErrorCode);
    }

    [Fact]
    public async Task AnEmptyPageLeadsToThePageThatWasAskedFor()
    {
        Add(new FaultRule { Kind = FaultKind.EmptyPage, Times = 2 });
        var empty = await StepsAsync();
        var again = await StepsAsync(empty.Token);
        Assert.Empty(empty.Names);
        Assert.Empty(again.Names);
        Assert.NotEqual(empty.Token, again.Token);

        var first = await StepsAsync(again.Token);
        Assert.Equal(25, first.Names.Count);
        Assert.Equal("LaunchTestInstance", first.Names[0]);

        Add(new FaultRule { Kind = FaultKind.EmptyPage, Times = 1 });
        var second = await StepsAsync((await StepsAsync(first.Token)).Token);
        Assert.Equal("Chapter25", second.Names[0]);
    }

    [Fact]
    public async Task AnExpiredTokenIsOneThatWasGood()
    {
        Add(new FaultRule { Kind = FaultKind.ExpiredToken });
        var (_, token) = await StepsAsync();
        using var response = await Client.SendAsync("ListWorkflowStepExecutions", Steps, ("nextToken", token));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidPaginationTokenException"), (response.StatusCode, TestClient.ErrorCode(response)));
    }

    [Fact]
    public async Task ARepeatedTokenIsTheOneThatWasAskedWith()
    {
        Add(new FaultRule { Kind = FaultKind.RepeatToken });
        var first = await StepsAsync();
        var second = await StepsAsync(first.Token);
        Assert.Equal((25, first.Token), (second.Names.Count, second.Token));
    }

    [Fact]
    public async Task TokensGoRoundInTwos()
    {
        Add(new FaultRule { Kind = FaultKind.CycleTokens });
        var tokens = new List<string?>();
        string? token = null;
        for (var page = 0; page < 6; page++)
        {
            token = (await StepsAsync(token)).Token;
            tokens.Add(token);
        }

        var (a, b) = (tokens[0], tokens[1]);
        Assert.NotEqual(a, b);
        Assert.Equal([a, b, a, b, a, b], tokens);
    }

    [Fact]
    public async Task UnknownFieldsAreInTheAnswerAndInEachItem()
    {
        Add(new FaultRule { Kind = FaultKind.UnknownFields });
        var answer = await Client.AskAsync("ListLifecycleExecutions", ("resourceArn", Known.LifecycleImageArn));
        Assert.All(
            answer["lifecycleExecutions"]!.AsArray().Append(answer),
            item =>
            {
                Assert.Contains("ünknown", item!["futureText"]!.GetValue<string>(), StringComparison.Ordinal);
                Assert.Equal(JsonValueKind.Object, item["futureStructure"]!.GetValueKind());
            }
        );

        // The known members do not change, fractions included.
        var known = answer["lifecycleExecutions"]![1]!.AsObject();
        Assert.Matches(@"^\d+\.\d+$", known["startTime"]!.ToJsonString());
        var single = await Client.AskAsync("GetWorkflowExecution", ("workflowExecutionId", Known.FailedExecutionId));
        Assert.True(single.ContainsKey("futureText"));
    }

    [Fact]
    public async Task UnknownEnumValuesStandInEveryStatusAndType()
    {
        Add(new FaultRule { Kind = FaultKind.UnknownEnums });
        var executions = await Client.AskAsync("ListWorkflowExecutions", ("imageBuildVersionArn", Known.AvailableImageArn));
        Assert.All(
            executions["workflowExecutions"]!.AsArray(),
            item => Assert.Equal(("FUTURE_STATUS", "FUTURE_TYPE"), (item!.AsObject().Text("status"), item.AsObject().Text("type")))
        );
        var lifecycle = await Client.AskAsync("GetLifecycleExecution", ("lifecycleExecutionId", Known.FailedLifecycleExecutionId));
        Assert.Equal("FUTURE_STATUS", lifecycle["lifecycleExecution"]!["state"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task TruncatedJsonIsHalfOfItWithTheRightLength()
    {
        var whole = await GetAsync();
        Add(new FaultRule { Kind = FaultKind.TruncatedJson }, new FaultRule { Kind = FaultKind.UnknownFields, Nth = 2 });
        var half = await GetAsync();
        Assert.Equal(whole.Length / 2, half.Length);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(half));
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(GetAsync().GetAwaiter().GetResult()));

        async Task<byte[]> GetAsync()
        {
            using var response = await Client.SendAsync("ListWorkflowStepExecutions", Steps);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = await response.Content.ReadAsByteArrayAsync(Cancellation);
            Assert.Equal(response.Content.Headers.ContentLength, body.Length);
            return body;
        }
    }

    [Fact]
    public async Task AnEmptyBodyIsStillA200()
    {
        Add(new FaultRule { Kind = FaultKind.EmptyBody });
        using var response = await Client.SendAsync("ListImages");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task AWebPageIsStillA200()
    {
        Add(new FaultRule { Kind = FaultKind.Html });
        using var response = await Client.SendAsync("ListImages");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARateLimitLetsItsRateThrough()
    {
        Add(new FaultRule { Kind = FaultKind.RateLimit, PerSecond = 5 });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var response = await Client.SendAsync("ListImages");
            statuses.Add(response.StatusCode);
        }

        // The requests of one second pass at once, then as many as the elapsed time allows.
        var elapsed = Server.Requests[^1].ArrivedAt - Server.Requests[0].ArrivedAt;
        var passed = statuses.Count(status => status == HttpStatusCode.OK);
        Assert.InRange(passed, 5, 6 + (5 * elapsed.TotalSeconds));
        Assert.All(statuses.Take(5), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(40 - passed, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }
}
