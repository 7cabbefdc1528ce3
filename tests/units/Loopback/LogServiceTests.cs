using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Tests.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>CloudWatch Logs of the server: routing, signatures and faults, and boto3's own client.</summary>
public sealed class LogServiceTests : LoopbackTest
{
    private const string Json = "application/x-amz-json-1.1";

    // Reads a stream to its end, then filters it with boto3's paginator. boto3 has its own copy of the service model.
    private const string Script = """
        import sys, json
        try:
            import boto3
            from botocore.config import Config
        except ImportError:
            sys.exit(77)
        group, stream = sys.argv[1:3]
        config = Config(retries={"total_max_attempts": 5, "mode": "standard"}, connect_timeout=5, read_timeout=10)
        client = boto3.client("logs", config=config)
        events, empty, token = [], 0, None
        while True:
            arguments = {"nextToken": token} if token else {}
            page = client.get_log_events(logGroupName=group, logStreamName=stream, startFromHead=True, limit=400, **arguments)
            events += [[one["timestamp"], one["message"]] for one in page["events"]]
            if page["nextForwardToken"] == token:
                break
            empty += not page["events"]
            token = page["nextForwardToken"]
        pages = client.get_paginator("filter_log_events").paginate(logGroupName=group, logStreamNames=[stream], filterPattern="ExitCode")
        found = [one["message"] for page in pages for one in page["events"]]
        pages = client.get_paginator("describe_log_streams").paginate(logGroupName=group)
        streams = [one["logStreamName"] for page in pages for one in page["logStreams"]]
        try:
            client.get_log_events(logGroupName=group, logStreamName="none")
            problem = None
        except client.exceptions.ResourceNotFoundException as error:
            problem = error.response["Error"]["Message"]
        print(json.dumps({"events": events, "empty": empty, "found": found, "streams": streams, "problem": problem}))
        """;

    private (string, object?) Group => ("logGroupName", Known.LongLogGroup);

    private (string, object?) Stream => ("logStreamName", Known.LongLogStream);

    [Fact]
    public void TheEnvironmentNamesTheEndpoint() =>
        Assert.Equal(Server.Url.ToString().TrimEnd('/'), Server.Environment["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"]);

    [Fact]
    public async Task ARequestIsRoutedByItsTargetAndSignedForLogs()
    {
        var (status, answer) = await SendAsync("GetLogEvents", Group, Stream, ("limit", 5));
        Assert.Equal((200, 5), (status, answer["events"]!.AsArray().Count));
        var request = Assert.Single(Server.Requests);
        Assert.Equal(("GetLogEvents", 5, 1, "Valid"), (request.Operation, request.MaxResults, request.Page, request.Signature));
    }

    [Fact]
    public async Task ASignatureForImageBuilderIsRefused()
    {
        var (status, answer) = await SendAsync("GetLogEvents", Client.Signer, Json, Group, Stream);
        Assert.Equal((400, "InvalidSignatureException"), (status, answer.Text("__type")));
        Assert.Contains("'logs'", answer.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherContentTypeNamesNoOperation()
    {
        var (status, _) = await SendAsync("GetLogEvents", Client.Signer, "application/json", Group, Stream);
        Assert.Equal(404, status);
    }

    [Fact]
    public async Task FaultsApplyInTheFormOfTheService()
    {
        Add(
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Operation = "GetLogEvents",
                Times = 1,
            }
        );
        Assert.Equal((400, "ThrottlingException"), await ErrorAsync());
        Add(
            new FaultRule
            {
                Kind = FaultKind.Error,
                Operation = "GetLogEvents",
                Status = 400,
                Code = "AccessDeniedException",
                Times = 1,
            }
        );
        Assert.Equal((400, "AccessDeniedException"), await ErrorAsync());
        Add(
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Place = ErrorPlace.BodyTypeWithNamespace,
                Operation = "GetLogEvents",
                Times = 1,
            }
        );
        Assert.Equal((400, "com.amazonaws.logs#ThrottlingException"), await ErrorAsync());
        Add(new FaultRule { Kind = FaultKind.Unavailable, Operation = "FilterLogEvents" });
        Assert.Equal(200, (await SendAsync("GetLogEvents", Group, Stream)).Status);
        Assert.Equal(503, (await SendAsync("FilterLogEvents", Group)).Status);

        async Task<(int, string?)> ErrorAsync()
        {
            var (status, answer) = await SendAsync("GetLogEvents", Group, Stream);
            return (status, answer.Text("__type"));
        }
    }

    [Theory]
    [InlineData(true, "nextForwardToken")]
    [InlineData(false, "nextBackwardToken")]
    public async Task AnEmptyPageLeadsToThePageThatWasAskedFor(bool fromHead, string key)
    {
        var head = ("startFromHead", (object?)fromHead);
        var (_, expected) = await SendAsync("GetLogEvents", Group, Stream, head, ("limit", 10));
        var first = expected["events"]!.ToJsonString();
        Add(
            new FaultRule
            {
                Kind = FaultKind.EmptyPage,
                Operation = "GetLogEvents",
                Times = 1,
            }
        );
        var (_, empty) = await SendAsync("GetLogEvents", Group, Stream, head, ("limit", 10));
        Assert.Empty(empty["events"]!.AsArray());
        var token = empty.Text(key);
        var (_, next) = await SendAsync("GetLogEvents", Group, Stream, head, ("limit", 10), ("nextToken", token));
        if (next["events"]!.AsArray().Count == 0)
            (_, next) = await SendAsync("GetLogEvents", Group, Stream, head, ("limit", 10), ("nextToken", next.Text(key)));
        Assert.Equal(first, next["events"]!.ToJsonString());
    }

    [Fact]
    public async Task Boto3ReadsALongLogInOrderThroughEmptyPagesAndThrottles()
    {
        Add(
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Operation = "GetLogEvents",
                Every = 5,
            },
            new FaultRule
            {
                Kind = FaultKind.EmptyPage,
                Operation = "GetLogEvents",
                Nth = 3,
            },
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Operation = "FilterLogEvents",
                Nth = 2,
            }
        );
        var (exitCode, output, error) = await ExternalTool.RunAsync(
            "python3",
            ["-c", Script, Known.LongLogGroup, Known.LongLogStream],
            Server
        );
        if (exitCode == 77)
            Assert.Skip("boto3 is not on this machine.");
        Assert.True(exitCode == 0, error);
        Assert.All(Server.Requests, request => Assert.Equal("Valid", request.Signature));
        var answer = JsonNode.Parse(output)!.AsObject();
        var expected = Server
            .Account.ReadForward(Known.LongLogGroup, Known.LongLogStream)
            .SelectMany(LogProbe.Events)
            .Select(one => new JsonArray(LogProbe.Time(one), one.Text("message")).ToJsonString());
        var events = answer["events"]!.AsArray();
        Assert.True(events.Count > 3_000);
        Assert.Equal(expected, events.Select(one => one!.ToJsonString()));
        Assert.True(answer["empty"]!.GetValue<int>() > 0);
        Assert.Equal("CmdExecution: ExitCode 0", Assert.Single(answer["found"]!.AsArray())!.GetValue<string>());
        Assert.Equal(Known.LongLogStream, Assert.Single(answer["streams"]!.AsArray())!.GetValue<string>());
        Assert.Equal("The specified log stream does not exist.", answer.Text("problem"));
    }

    private Task<(int Status, JsonObject Answer)> SendAsync(string operation, params (string Name, object? Value)[] members) =>
        SendAsync(operation, Client.Signer with { Service = "logs" }, Json, members);

    private async Task<(int Status, JsonObject Answer)> SendAsync(
        string operation,
        TestSigner signer,
        string contentType,
        params (string Name, object? Value)[] members
    )
    {
        var request = LogProbe.LogRequest(operation, members);
        var body = request.Body.ToArray();
        using var message = new HttpRequestMessage(HttpMethod.Post, Server.Url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        message.Headers.Add("X-Amz-Target", request.Target);
        signer.Sign(message, body);
        using var response = await Client.SendAsync(message, sign: false, Cancellation);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!.AsObject());
    }
}
