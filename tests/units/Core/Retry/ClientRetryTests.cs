using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The client repeats what is worth repeating, reports it, and says in the end how it went.</summary>
public sealed class ClientRetryTests
{
    private const string Sound = """{"workflowExecutionId":"wf-1"}""";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task A_throttle_that_lifts_is_not_noticed(int throttled)
    {
        var observer = new RecordingObserver();
        var transport = Failing(
            throttled,
            () => new ServiceFaultException("CallRateLimitExceededException", "slow down") { StatusCode = 429, RequestId = "failed" }
        );

        var item = await Get(transport.Client(), observer);

        Assert.Equal("wf-1", item.WorkflowExecutionId);
        Assert.Equal("request-1", item.RequestId);
        Assert.Equal(throttled + 1, transport.Requests.Count);
        Assert.Equal(throttled, observer.Waits.Count);
        Assert.Single(observer.Answers);
    }

    [Fact]
    public async Task The_same_request_is_sent_again()
    {
        var transport = Failing(2, () => new ConnectionFaultException("reset", new IOException()));

        await Get(transport.Client(), new RecordingObserver());

        Assert.All(
            transport.Requests,
            request => Assert.Equal(("GetWorkflowExecution", "GET", null), (request.Operation, request.Method, request.Body))
        );
        Assert.All(transport.Requests, request => Assert.Equal([new("workflowExecutionId", "wf-1")], request.Query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"workflowExecutionId\":")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    public async Task An_answer_that_cannot_be_read_is_asked_for_again(string body)
    {
        var count = 0;
        var transport = new FakeTransport(_ => FakeTransport.Reply(count++ < 2 ? body : Sound));

        var item = await Get(transport.Client(), new RecordingObserver());

        Assert.Equal("wf-1", item.WorkflowExecutionId);
        Assert.Equal(3, transport.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_never_can_be_read_is_an_error_of_its_own()
    {
        var transport = new FakeTransport(_ => FakeTransport.Reply("{", "request-9"));

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal("MalformedResponse", error.ErrorCode);
        Assert.Equal(200, error.StatusCode);
        Assert.Equal("request-9", error.RequestId);
        Assert.Equal(transport.Requests.Count, error.Attempts);
        Assert.InRange(error.Attempts, 3, 9);
        Assert.StartsWith(
            "The answer to GetWorkflowExecution cannot be used: it is not complete, well-formed JSON.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_error_of_the_service_keeps_all_that_it_says()
    {
        var transport = Failing(
            1,
            () => new ServiceFaultException("ForbiddenException", "You may not.") { StatusCode = 403, RequestId = "request-7" }
        );

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal("ForbiddenException", error.ErrorCode);
        Assert.Equal("You may not.", error.Message);
        Assert.Equal("GetWorkflowExecution", error.Operation);
        Assert.Equal(403, error.StatusCode);
        Assert.Equal("request-7", error.RequestId);
        Assert.Equal("eu-west-1", error.Region);
        Assert.Equal(1, error.Attempts);
        Assert.Null(error.ResumeToken);
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task An_error_after_many_attempts_says_how_many()
    {
        var transport = Failing(
            int.MaxValue,
            () => new ServiceFaultException("CallRateLimitExceededException", "Slow down.") { StatusCode = 429 }
        );

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal(transport.Requests.Count, error.Attempts);
        Assert.InRange(error.Attempts, 10, 20);
        Assert.Equal($"Slow down. (after {error.Attempts} attempts)", error.Message);
        Assert.Equal(429, error.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_never_came_is_an_error_of_the_connection()
    {
        var transport = Failing(
            int.MaxValue,
            () => new ConnectionFaultException("Connection refused", new HttpRequestException("Connection refused"))
        );

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal("ConnectionFailed", error.ErrorCode);
        Assert.Equal(("GetWorkflowExecution", "eu-west-1"), (error.Operation, error.Region));
        Assert.Null(error.StatusCode);
        Assert.Null(error.RequestId);
        Assert.StartsWith("GetWorkflowExecution in eu-west-1 got no answer: Connection refused", error.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Fact]
    public async Task An_answer_that_took_too_long_is_an_error_of_its_own()
    {
        var transport = Failing(int.MaxValue, () => new ConnectionFaultException("no answer within 60 seconds", new TimeoutException()));

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal("RequestTimedOut", error.ErrorCode);
        Assert.StartsWith("GetWorkflowExecution in eu-west-1: no answer within 60 seconds.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_failure_is_the_one_that_is_told()
    {
        var count = 0;
        var transport = new FakeTransport(_ =>
            throw (
                count++ == 0
                    ? new ConnectionFaultException("reset", new IOException())
                    : new ServiceFaultException("ForbiddenException", "You may not.") { StatusCode = 403 }
            )
        );

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal(("ForbiddenException", 2), (error.ErrorCode, error.Attempts));
        Assert.Equal("You may not. (after 2 attempts)", error.Message);
    }

    [Fact]
    public async Task What_the_settings_make_impossible_is_not_tried_again()
    {
        var transport = Failing(int.MaxValue, () => new ConfigurationException(ConfigurationError.CredentialsNotUsable, "expired"));

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => Get(transport.Client(), new RecordingObserver()));

        Assert.Equal(ConfigurationError.CredentialsNotUsable, error.Code);
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task The_observer_is_told_of_every_wait_and_of_the_answer()
    {
        var observer = new RecordingObserver();
        var time = new PassingTime();
        var failures = new Queue<Exception>([
            new ServiceFaultException("CallRateLimitExceededException", "slow down")
            {
                StatusCode = 429,
                RetryAfter = TimeSpan.FromSeconds(9),
            },
            new ConnectionFaultException("Connection refused", new IOException()),
            new MalformedResponseException("it is empty"),
        ]);
        var transport = new FakeTransport(_ =>
            failures.TryDequeue(out var failure) ? throw failure : FakeTransport.Reply(Sound, "request-4")
        );

        await transport.Client(time).GetAsync(WorkflowExecutionOperations.Get, "wf-1", observer, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                ("GetWorkflowExecution", 1, "CallRateLimitExceededException, HTTP 429", TimeSpan.FromSeconds(9)),
                ("GetWorkflowExecution", 2, "Connection refused", TimeSpan.FromMilliseconds(200)),
                ("GetWorkflowExecution", 3, "unreadable answer: it is empty", TimeSpan.FromMilliseconds(400)),
            ],
            observer.Waits
        );
        Assert.Equal(observer.Waits.Select(wait => wait.Wait), time.Waits);
        var answer = Assert.Single(observer.Answers);
        Assert.Equal(("GetWorkflowExecution", 1, "request-4"), (answer.Operation, answer.Items, answer.RequestId));
        Assert.InRange(answer.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_observer_is_told_how_many_items_a_page_has()
    {
        var observer = new RecordingObserver();
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"requestId":"of-the-body","workflowExecutions":[{},{},{}]}"""));

        await transport
            .Client()
            .GetPageAsync(
                WorkflowExecutionOperations.List,
                WorkflowExecutionOperations.ListRequest("arn"),
                25,
                null,
                observer,
                TestContext.Current.CancellationToken
            );

        var answer = Assert.Single(observer.Answers);
        Assert.Equal(("ListWorkflowExecutions", 3, "of-the-body"), (answer.Operation, answer.Items, answer.RequestId));
    }

    private static Task<WorkflowExecution> Get(ImageBuilderClient client, IRequestObserver observer) =>
        client.GetAsync(WorkflowExecutionOperations.Get, "wf-1", observer, TestContext.Current.CancellationToken);

    private static FakeTransport Failing(int times, Func<Exception> failure)
    {
        var count = 0;
        return new FakeTransport(_ => count++ < times ? throw failure() : FakeTransport.Reply(Sound));
    }
}
