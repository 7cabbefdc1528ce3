using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What changes something is asked for with one client token, however often the request is sent.</summary>
public sealed class ActionTests
{
    private const string Done = """{"requestId":"of-the-body","clientToken":"token-1","imageBuildVersionArn":"arn:i/1.0.0/2"}""";

    private static readonly Dictionary<string, Func<ServiceReply>> Faults = new()
    {
        ["throttle"] = () => throw new ServiceFaultException("CallRateLimitExceededException", "slow down") { StatusCode = 429 },
        ["500"] = () => throw new ServiceFaultException("ServiceException", "sorry") { StatusCode = 500 },
        ["503"] = () => throw new ServiceFaultException("ServiceUnavailableException", "sorry") { StatusCode = 503 },
        ["lost answer"] = () => throw new ConnectionFaultException("reset", new IOException("reset")),
        ["late answer"] = () => throw new ConnectionFaultException("too long", new TimeoutException()),
        ["half an answer"] = () => FakeTransport.Reply(Done[..^5]),
        ["no answer in the answer"] = () => FakeTransport.Reply("{}"),
    };

    public static TheoryData<string> PassingFaults => [.. Faults.Keys];

    [Fact]
    public async Task A_request_is_a_PUT_with_its_members_and_the_token()
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"stepExecutionId":"step-1"}"""));
        var members = new RequestMembers()
            .With("stepExecutionId", "step-1")
            .With("imageBuildVersionArn", "arn:i")
            .With("action", "STOP")
            .With("reason", "because \"é\"");

        await transport
            .Client()
            .ActAsync(
                WaitingWorkflowStepOperations.Send,
                members,
                "token-1",
                new RecordingObserver(),
                TestContext.Current.CancellationToken
            );

        var request = Assert.Single(transport.Requests);
        Assert.Equal(("SendWorkflowStepAction", "PUT"), (request.Operation, request.Method));
        Assert.Empty(request.Query);
        var body = RequestCapture.BodyOf(request);
        Assert.Equal(
            ["action=STOP", "clientToken=token-1", "imageBuildVersionArn=arn:i", "reason=because \"é\"", "stepExecutionId=step-1"],
            body.Select(member => $"{member.Key}={member.Value!.GetValue<string>()}").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task The_same_request_with_the_same_token_is_sent_again(string name)
    {
        var count = 0;
        var transport = new FakeTransport(_ => count++ < 3 ? Faults[name]() : FakeTransport.Reply(Done));
        var observer = new RecordingObserver();

        var result = await StartAsync(transport, observer);

        Assert.Equal("arn:i/1.0.0/2", result.ImageBuildVersionArn);
        Assert.Equal(4, transport.Requests.Count);
        Assert.All(transport.Requests, request => Assert.Equal(transport.Requests[0].Body, request.Body));
        Assert.Equal("token-1", RequestCapture.BodyOf(transport.Requests[0])["clientToken"]!.GetValue<string>());
        Assert.Equal(3, observer.Waits.Count);
        Assert.Equal(
            ("StartImagePipelineExecution", 1, "of-the-body"),
            (observer.Answers.Single().Operation, observer.Answers[0].Items, observer.Answers[0].RequestId)
        );
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task Who_gives_up_tells_the_token_and_whether_something_may_have_happened(string name)
    {
        var transport = new FakeTransport(_ => Faults[name]());

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => StartAsync(transport));

        Assert.Equal("token-1", error.ClientToken);
        Assert.Equal(("StartImagePipelineExecution", "eu-west-1", null), (error.Operation, error.Region, error.ResumeToken));
        Assert.Equal(transport.Requests.Count, error.Attempts);
        Assert.True(error.Attempts > 1);
        Assert.Equal(name != "throttle", error.MayHaveActed);
    }

    [Theory]
    [InlineData(400, "InvalidRequestException")]
    [InlineData(400, "IdempotentParameterMismatchException")]
    [InlineData(400, "ResourceInUseException")]
    [InlineData(403, "ForbiddenException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task A_refusal_is_final_and_says_that_nothing_happened(int status, string code)
    {
        var transport = new FakeTransport(_ =>
            throw new ServiceFaultException(code, "No.") { StatusCode = status, RequestId = "request-7" }
        );

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => StartAsync(transport));

        Assert.Equal((code, status, "request-7", "No."), (error.ErrorCode, error.StatusCode, error.RequestId, error.Message));
        Assert.Equal(("token-1", 1, false), (error.ClientToken, error.Attempts, error.MayHaveActed));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task An_error_keeps_all_else_that_it_says()
    {
        var transport = new FakeTransport(_ =>
            throw new ConnectionFaultException("Connection refused", new HttpRequestException("Connection refused"))
        );

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => StartAsync(transport));

        Assert.Equal("ConnectionFailed", error.ErrorCode);
        Assert.Equal(
            $"StartImagePipelineExecution in eu-west-1 got no answer: Connection refused (after {error.Attempts} attempts)",
            error.Message
        );
        Assert.IsType<HttpRequestException>(error.InnerException);
        Assert.Null(error.StatusCode);
    }

    [Fact]
    public async Task What_the_settings_make_impossible_is_no_error_of_the_request()
    {
        var transport = new FakeTransport(_ => throw new ConfigurationException(ConfigurationError.CredentialsNotUsable, "expired"));

        await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync(transport));

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task Who_gives_up_in_a_wait_is_free_at_once_and_nothing_more_is_sent()
    {
        using var stop = new CancellationTokenSource();
        var time = new StandingTime();
        var transport = new FakeTransport(_ => throw new ConnectionFaultException("reset", new IOException("reset")));
        var acting = transport
            .Client(time)
            .ActAsync(
                ImageActionOperations.Start,
                new RequestMembers().With("imagePipelineArn", "arn:p"),
                "token-1",
                new RecordingObserver(),
                stop.Token
            );
        await time.Waiting.Soon();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acting.Soon());
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task The_members_that_were_given_are_left_as_they_are()
    {
        var members = new RequestMembers().With("imagePipelineArn", "arn:p");
        var transport = new FakeTransport(_ => FakeTransport.Reply(Done));

        await transport
            .Client()
            .ActAsync(ImageActionOperations.Start, members, "token-1", new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Null(members.Text("clientToken"));
    }

    [Fact]
    public async Task The_result_of_a_start_has_the_new_build_and_the_pipeline()
    {
        var result = await StartAsync(new FakeTransport(_ => FakeTransport.Reply(Done)));

        Assert.Equal(("arn:i/1.0.0/2", "arn:p", "token-1"), (result.ImageBuildVersionArn, result.ImagePipelineArn, result.ClientToken));
        Assert.Equal(("eu-west-1", "of-the-body"), (result.Region, result.RequestId));
        Assert.Empty(result.AdditionalFields);
    }

    [Fact]
    public async Task The_result_of_a_retry_or_a_cancellation_has_the_build_and_the_token_of_the_answer()
    {
        var transport = new FakeTransport(_ =>
            FakeTransport.Reply("""{"clientToken":"of-the-answer","imageBuildVersionArn":"arn:i","news":1}""")
        );
        foreach (var operation in new[] { ImageActionOperations.Retry, ImageActionOperations.Cancel })
        {
            var result = await transport
                .Client()
                .ActAsync(
                    operation,
                    new RequestMembers().With("imageBuildVersionArn", "arn:i"),
                    "token-1",
                    new RecordingObserver(),
                    TestContext.Current.CancellationToken
                );

            Assert.Equal(("arn:i", null, "of-the-answer"), (result.ImageBuildVersionArn, result.ImagePipelineArn, result.ClientToken));
            Assert.Equal(
                ("eu-west-1", "request-1", """{"news":1}"""),
                (result.Region, result.RequestId, result.AdditionalFields.ToString())
            );
        }

        Assert.Equal(["RetryImage", "CancelImageCreation"], transport.Requests.Select(request => request.Operation));
    }

    [Fact]
    public async Task The_result_of_a_cancelled_lifecycle_execution_has_the_token_of_the_request()
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"lifecycleExecutionId":"lce-1"}"""));

        var result = await transport
            .Client()
            .ActAsync(
                LifecycleExecutionOperations.Cancel,
                new RequestMembers().With("lifecycleExecutionId", "lce-1"),
                "token-1",
                new RecordingObserver(),
                TestContext.Current.CancellationToken
            );

        Assert.Equal(("lce-1", "token-1"), (result.LifecycleExecutionId, result.ClientToken));
        Assert.Equal(("eu-west-1", "request-1"), (result.Region, result.RequestId));
    }

    [Theory]
    [InlineData("Tested by hand")]
    [InlineData(null)]
    public async Task The_result_of_an_action_on_a_step_has_what_was_sent(string? reason)
    {
        var transport = new FakeTransport(_ =>
            FakeTransport.Reply("""{"stepExecutionId":"step-1","imageBuildVersionArn":"arn:i","clientToken":"t"}""")
        );
        var members = new RequestMembers()
            .With("stepExecutionId", "step-1")
            .With("imageBuildVersionArn", "arn:i")
            .With("action", "RESUME")
            .With("reason", reason);

        var result = await transport
            .Client()
            .ActAsync(
                WaitingWorkflowStepOperations.Send,
                members,
                "token-1",
                new RecordingObserver(),
                TestContext.Current.CancellationToken
            );

        Assert.Equal(
            ("step-1", "arn:i", "RESUME", reason, "t"),
            (result.StepExecutionId, result.ImageBuildVersionArn, result.Action, result.Reason, result.ClientToken)
        );
        Assert.Equal(reason is not null, RequestCapture.BodyOf(transport.Requests.Single()).ContainsKey("reason"));
    }

    private static Task<ImageActionResult> StartAsync(FakeTransport transport, IRequestObserver? observer = null) =>
        transport
            .Client()
            .ActAsync(
                ImageActionOperations.Start,
                new RequestMembers().With("imagePipelineArn", "arn:p"),
                "token-1",
                observer ?? new RecordingObserver(),
                TestContext.Current.CancellationToken
            );
}
