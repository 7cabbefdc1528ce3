using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A wait ends in the right state, at the right time, and with few requests.</summary>
public sealed class WaiterTests
{
    private static readonly (double, string)[] Good = [(0, "PENDING"), (5, "BUILDING"), (600, "TESTING"), (900, "AVAILABLE")];
    private static readonly (double, string)[] Bad = [(0, "BUILDING"), (20, "FAILED")];

    private readonly WaitServer _server = new();
    private readonly WaitRecorder<Image> _seen;

    public WaiterTests() => _seen = new WaitRecorder<Image>(_server.Time);

    [Fact]
    public async Task What_has_ended_costs_one_request()
    {
        await WaitAsync(new WaitOptions(), _server.Build(1, (0, "AVAILABLE")));

        Assert.Equal((WaitOutcome.Reached, "AVAILABLE"), (_seen.Results.Single().Outcome, _seen.Results[0].Item!.Status));
        Assert.Equal(["GetImage " + WaitServer.Arn(1)], _server.Requests);
        Assert.Equal(TimeSpan.Zero, _server.Time.Passed);
    }

    [Theory]
    [InlineData("AVAILABLE", WaitOutcome.Reached)]
    [InlineData("DEPRECATED", WaitOutcome.Reached)]
    [InlineData("DELETED", WaitOutcome.Reached)]
    [InlineData("DISABLED", WaitOutcome.Reached)]
    [InlineData("FAILED", WaitOutcome.Failed)]
    [InlineData("CANCELLED", WaitOutcome.Cancelled)]
    [InlineData("BUILDING", WaitOutcome.TimedOut)]
    [InlineData("SOMETHING_NEW", WaitOutcome.TimedOut)]
    public async Task A_final_status_ends_the_wait_and_no_other_does(string status, object outcome)
    {
        await WaitAsync(new WaitOptions { Timeout = TimeSpan.FromHours(1) }, _server.Build(1, (0, "BUILDING"), (100, status)));

        Assert.Equal(outcome, _seen.Results.Single().Outcome);
    }

    [Fact]
    public async Task An_end_is_seen_soon_and_costs_few_requests()
    {
        await WaitAsync(new WaitOptions(), _server.Build(1, Good));

        Assert.Equal("AVAILABLE", _seen.Results.Single().Item!.Status);
        Assert.InRange(_seen.Ends.Single().TotalSeconds, 900, 935);
        Assert.Equal(["PENDING", "BUILDING", "TESTING", "AVAILABLE"], _seen.Lines);
        Assert.InRange(_server.Count("GetImage"), 50, 75);
        Assert.InRange(_server.Count("ListWaitingWorkflowSteps"), 20, _server.Count("GetImage") / 2);
        Assert.Equal(_server.Requests.Count, _server.Count("GetImage") + _server.Count("ListWaitingWorkflowSteps"));
    }

    [Fact]
    public async Task The_longest_pause_can_be_chosen()
    {
        await WaitAsync(
            new WaitOptions { LongestPause = TimeSpan.FromSeconds(300), Timeout = TimeSpan.FromHours(10) },
            _server.Build(1, (0, "PENDING"))
        );

        Assert.InRange(_server.Count("GetImage"), 100, 220);
        Assert.Equal(TimeSpan.FromHours(10), _server.Time.Passed);
    }

    [Fact]
    public async Task Objects_come_as_they_end()
    {
        await WaitAsync(new WaitOptions(), _server.Build(1, Good), _server.Build(2, Bad), _server.Build(3, (0, "AVAILABLE")));

        Assert.Equal([WaitServer.Arn(3), WaitServer.Arn(2), WaitServer.Arn(1)], _seen.Results.Select(result => result.Item!.Arn));
        Assert.Equal([WaitOutcome.Reached, WaitOutcome.Failed, WaitOutcome.Reached], _seen.Results.Select(result => result.Outcome));
    }

    [Fact]
    public async Task Builds_of_a_version_share_the_requests()
    {
        await WaitAsync(new WaitOptions(), [.. Enumerable.Range(1, 20).Select(number => _server.Build(number, Good))]);

        Assert.Equal(20, _seen.Results.Count);
        Assert.Equal(20, _server.Count("GetImage"));
        Assert.InRange(_server.Count("ListImageBuildVersions"), 50, 75);
    }

    [Fact]
    public async Task Where_a_listing_is_refused_each_build_is_read_alone()
    {
        _server.BeforeAnswer = asked =>
        {
            if (asked.StartsWith("ListImage", StringComparison.Ordinal))
                throw WaitServer.Fault(403, "AccessDeniedException");
        };

        await WaitAsync(new WaitOptions(), _server.Build(1, Bad), _server.Build(2, Bad));

        Assert.Equal(2, _seen.Results.Count(result => result.Outcome == WaitOutcome.Failed));
        Assert.Equal(1, _server.Count("ListImageBuildVersions"));
    }

    [Fact]
    public async Task The_first_end_is_enough_for_any()
    {
        await WaitAsync(new WaitOptions { IsForAny = true }, _server.Build(1, Good), _server.Build(2, Bad));

        Assert.Equal(WaitServer.Arn(2), _seen.Results.Single().Item!.Arn);
        Assert.InRange(_server.Time.Passed.TotalSeconds, 20, 25);
    }

    [Fact]
    public async Task What_does_not_exist_is_an_error_at_once_and_the_others_are_waited_for()
    {
        var unknown = new WaitInput("x", WaitServer.Arn(9), null!);

        await WaitAsync(new WaitOptions(), unknown, _server.Build(1, Bad));

        Assert.Equal((WaitOutcome.Unreadable, "ResourceNotFoundException"), (_seen.Results[0].Outcome, _seen.Results[0].Error!.ErrorCode));
        Assert.Equal(TimeSpan.Zero, _seen.Ends[0]);
        Assert.Equal(WaitOutcome.Failed, _seen.Results[1].Outcome);
    }

    [Fact]
    public async Task A_build_that_was_started_just_now_may_be_invisible_for_a_while()
    {
        await WaitAsync(new WaitOptions(), _server.Build(1, (30, "BUILDING"), (100, "AVAILABLE")) with { SinceAction = TimeSpan.Zero });

        Assert.Equal(WaitOutcome.Reached, _seen.Results.Single().Outcome);
        Assert.Empty(_seen.Problems);
    }

    [Fact]
    public async Task A_build_that_was_started_and_never_appears_is_an_error_after_a_minute()
    {
        await WaitAsync(new WaitOptions(), _server.Build(1, (1000, "BUILDING")) with { SinceAction = TimeSpan.FromSeconds(10) });

        Assert.Equal(WaitOutcome.Unreadable, _seen.Results.Single().Outcome);
        Assert.InRange(_seen.Ends.Single().TotalSeconds, 50, 57);
    }

    [Fact]
    public async Task The_failure_before_a_retry_is_not_taken_for_its_end()
    {
        var build = _server.Build(1, (0, "FAILED"), (3, "BUILDING"), (50, "AVAILABLE"));

        await WaitAsync(new WaitOptions(), build with { SinceAction = TimeSpan.Zero, IsRetry = true });

        Assert.Equal("AVAILABLE", _seen.Results.Single().Item!.Status);
    }

    [Fact]
    public async Task A_retry_that_fails_again_has_failed()
    {
        await WaitAsync(new WaitOptions(), _server.Build(1, (0, "FAILED")) with { SinceAction = TimeSpan.Zero, IsRetry = true });

        Assert.Equal(WaitOutcome.Failed, _seen.Results.Single().Outcome);
        Assert.InRange(_seen.Ends.Single().TotalSeconds, 5, 7);
    }

    [Fact]
    public async Task The_end_of_the_time_tells_what_is_going_on()
    {
        _server.Executions(1, 0, WaitServer.Execution("wf-1", "RUNNING", succeeded: 1));
        _server.Steps = static _ =>
            [WaitServer.Step("One", "COMPLETED"), WaitServer.Step("Two", "RUNNING"), WaitServer.Step("Three", "PENDING")];
        _server.Waiting.Add((TimeSpan.Zero, TimeSpan.MaxValue, WaitServer.Arn(1), "step-9"));

        await WaitAsync(new WaitOptions { Timeout = TimeSpan.FromSeconds(60) }, _server.Build(1, (0, "BUILDING")));

        var result = _seen.Results.Single();
        Assert.Equal((WaitOutcome.TimedOut, 60), (result.Outcome, _seen.Ends.Single().TotalSeconds));
        Assert.Equal(
            "Its status is BUILDING (build-image 1.0.3: step 2/3 Two). It waits for an approval: step Approve, step-9.",
            WaitSentence.Situation(result.State)
        );
        Assert.Equal(1, _server.Count("ListWorkflowExecutions"));
    }

    [Fact]
    public async Task An_end_at_the_last_look_is_no_time_out()
    {
        await WaitAsync(new WaitOptions { Timeout = TimeSpan.FromSeconds(900) }, _server.Build(1, Good));

        Assert.Equal(WaitOutcome.Reached, _seen.Results.Single().Outcome);
    }

    [Fact]
    public async Task Requests_without_an_answer_may_take_two_seconds_longer_than_the_time()
    {
        var never = new TaskCompletionSource<ServiceReply>();
        var client = new FakeTransport((_, _) => never.Task).Client(_server.Time);

        await Waiter(new ImageSubject(new RecordingObserver()), new WaitOptions { Timeout = TimeSpan.FromSeconds(60) }, _seen)
            .RunAsync([_server.Build(1, Good) with { Client = client }], TestContext.Current.CancellationToken);

        Assert.Equal(WaitOutcome.TimedOut, _seen.Results.Single().Outcome);
        Assert.Equal(62, _seen.Ends.Single().TotalSeconds);
    }

    [Fact]
    public async Task Without_time_there_is_one_look()
    {
        await WaitAsync(new WaitOptions { Timeout = TimeSpan.Zero }, _server.Build(1, (0, "AVAILABLE")), _server.Build(2, (0, "PENDING")));

        Assert.Equal([WaitOutcome.Reached, WaitOutcome.TimedOut], _seen.Results.Select(result => result.Outcome));
        Assert.Equal(0, _server.Count("ListWorkflowExecutions"));
    }

    [Theory]
    [InlineData("TESTING", "TESTING", WaitOutcome.Reached)]
    [InlineData("AVAILABLE", "AVAILABLE", WaitOutcome.Reached)]
    [InlineData("DISTRIBUTING", "AVAILABLE", WaitOutcome.Reached)]
    public async Task A_status_that_was_asked_for_ends_the_wait(string until, string status, object outcome)
    {
        await WaitAsync(new WaitOptions { IsAskedFor = found => found == until }, _server.Build(1, Good));

        Assert.Equal(status, _seen.Results.Single().Item!.Status);
        Assert.Equal(outcome, _seen.Results[0].Outcome);
    }

    [Theory]
    [InlineData("FAILED", WaitOutcome.Reached)]
    [InlineData("TESTING", WaitOutcome.Failed)]
    public async Task A_failure_that_was_asked_for_is_none(string until, object outcome)
    {
        await WaitAsync(new WaitOptions { IsAskedFor = found => found == until }, _server.Build(1, Bad));

        Assert.Equal(outcome, _seen.Results.Single().Outcome);
    }

    [Fact]
    public async Task A_failed_step_is_enough_to_fail_fast()
    {
        _server.Executions(1, 0, WaitServer.Execution("wf-0", "FAILED", failed: 1, retried: true), WaitServer.Execution("wf-1", "RUNNING"));
        _server.Executions(1, 100, WaitServer.Execution("wf-1", "RUNNING", succeeded: 1, failed: 1));
        _server.Steps = static _ =>
            [WaitServer.Step("One", "COMPLETED"), WaitServer.Step("Two", "FAILED"), WaitServer.Step("Three", "RUNNING")];

        await WaitAsync(new WaitOptions { FailsFast = true }, _server.Build(1, Good), _server.Build(2, Good));

        var result = _seen.Results.Single();
        Assert.Equal((WaitOutcome.StepFailed, "BUILDING"), (result.Outcome, result.Item!.Status));
        Assert.Equal("Two", result.State.FailedStep!.Name);
        Assert.InRange(_seen.Ends.Single().TotalSeconds, 100, 112);
    }

    [Fact]
    public async Task An_approval_is_told_once_and_the_wait_goes_on()
    {
        _server.Waiting.Add((TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(500), WaitServer.Arn(1), "step-9"));
        _server.Waiting.Add((TimeSpan.Zero, TimeSpan.MaxValue, WaitServer.Arn(7), "step-8"));

        await WaitAsync(new WaitOptions(), _server.Build(1, Good), _server.Build(2, Good));

        Assert.Equal(["step-9"], _seen.Approvals);
        Assert.Equal([WaitOutcome.Reached, WaitOutcome.Reached], _seen.Results.Select(result => result.Outcome));
        Assert.InRange(_server.Count("ListWaitingWorkflowSteps"), 20, 38);
    }

    [Fact]
    public async Task An_approval_can_end_the_wait_for_its_build()
    {
        _server.Waiting.Add((TimeSpan.FromSeconds(50), TimeSpan.MaxValue, WaitServer.Arn(1), "step-9"));

        await WaitAsync(new WaitOptions { EndsAtApproval = true }, _server.Build(1, Good), _server.Build(2, Good));

        Assert.Equal(
            (WaitOutcome.WaitsForApproval, "step-9"),
            (_seen.Results[0].Outcome, _seen.Results[0].State.WaitingStep!.StepExecutionId)
        );
        Assert.InRange(_seen.Ends[0].TotalSeconds, 50, 66);
        Assert.Equal(WaitOutcome.Reached, _seen.Results[1].Outcome);
    }

    // Waiting steps are listed in every other round, so one of these ends is seen in such a round.
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task An_end_that_is_seen_before_the_waiting_steps_are_listed_ends_the_wait(int second)
    {
        var input = _server.Build(1, (0, "BUILDING"), (second, "AVAILABLE"));
        var cancellation = TestContext.Current.CancellationToken;

        await Task.Run(() => WaitAsync(new WaitOptions(), input), cancellation).WaitAsync(TimeSpan.FromSeconds(30), cancellation);

        Assert.Equal(WaitOutcome.Reached, _seen.Results.Single().Outcome);
    }

    [Fact]
    public async Task Where_approvals_cannot_be_listed_the_wait_goes_on_without()
    {
        _server.BeforeAnswer = asked =>
        {
            if (asked.StartsWith("ListWaiting", StringComparison.Ordinal))
                throw WaitServer.Fault(403, "AccessDeniedException");
        };

        await WaitAsync(new WaitOptions(), _server.Build(1, Good));

        Assert.Equal([(WaitProblem.Approvals, "AccessDeniedException")], _seen.Problems);
        Assert.Equal(1, _server.Count("ListWaitingWorkflowSteps"));
        Assert.Equal(WaitOutcome.Reached, _seen.Results.Single().Outcome);
    }

    [Theory]
    [InlineData(503, "ServiceUnavailableException")]
    [InlineData(500, "ServiceException")]
    [InlineData(429, "CallRateLimitExceededException")]
    public async Task An_error_that_may_pass_is_told_once_and_waited_out(int status, string code)
    {
        _server.BeforeAnswer = asked =>
        {
            if (asked.StartsWith("GetImage", StringComparison.Ordinal) && _server.Time.Passed.TotalSeconds is < 60 or (> 200 and < 400))
                throw WaitServer.Fault(status, code);
        };

        await WaitAsync(new WaitOptions(), _server.Build(1, Good));

        Assert.Equal([(WaitProblem.State, code)], _seen.Problems);
        Assert.Equal(WaitOutcome.Reached, _seen.Results.Single().Outcome);
    }

    [Fact]
    public async Task An_endpoint_that_never_answered_is_an_error_at_once()
    {
        _server.BeforeAnswer = _ => throw new ConnectionFaultException("Connection refused", new IOException());

        await WaitAsync(new WaitOptions(), _server.Build(1, Good));

        Assert.Equal("ConnectionFailed", _seen.Results.Single().Error!.ErrorCode);
        Assert.Empty(_seen.Problems);
    }

    [Fact]
    public async Task An_endpoint_that_has_started_a_build_is_waited_for()
    {
        _server.BeforeAnswer = _ =>
        {
            if (_server.Time.Passed.TotalSeconds < 60)
                throw new ConnectionFaultException("Connection refused", new IOException());
        };

        await WaitAsync(new WaitOptions(), _server.Build(1, Good) with { SinceAction = TimeSpan.Zero });

        Assert.Equal([(WaitProblem.State, "ConnectionFailed")], _seen.Problems);
        Assert.Equal(WaitOutcome.Reached, _seen.Results.Single().Outcome);
    }

    [Fact]
    public async Task An_endpoint_that_has_answered_for_another_build_is_waited_for()
    {
        _server.BeforeAnswer = asked =>
        {
            if (asked.StartsWith("List", StringComparison.Ordinal))
                throw WaitServer.Fault(503, "ServiceUnavailableException");
            if (asked.EndsWith(WaitServer.Arn(2), StringComparison.Ordinal) && _server.Time.Passed.TotalSeconds < 60)
                throw new ConnectionFaultException("Connection refused", new IOException());
        };

        await WaitAsync(new WaitOptions(), _server.Build(1, Good), _server.Build(2, Good));

        Assert.All(_seen.Results, static result => Assert.Equal(WaitOutcome.Reached, result.Outcome));
    }

    [Fact]
    public async Task An_error_that_never_passes_ends_with_the_time()
    {
        _server.BeforeAnswer = _ => throw WaitServer.Fault(503, "ServiceUnavailableException");

        await WaitAsync(new WaitOptions { Timeout = TimeSpan.FromMinutes(5) }, _server.Build(1, Good));

        Assert.Equal((WaitOutcome.TimedOut, null), (_seen.Results.Single().Outcome, _seen.Results[0].Item));
        Assert.Equal("ServiceUnavailableException", _seen.Results[0].Error!.ErrorCode);
    }

    [Theory]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(400, "InvalidRequestException")]
    [InlineData(404, "ResourceNotFoundException")]
    public async Task Another_error_ends_the_wait_for_its_input(int status, string code)
    {
        _server.BeforeAnswer = _ =>
        {
            if (_server.Time.Passed.TotalSeconds > 30)
                throw WaitServer.Fault(status, code);
        };

        await WaitAsync(new WaitOptions(), _server.Build(1, Good));

        Assert.Equal((WaitOutcome.Unreadable, code), (_seen.Results.Single().Outcome, _seen.Results[0].Error!.ErrorCode));
    }

    [Fact]
    public async Task Refused_credentials_are_told_once()
    {
        _server.BeforeAnswer = _ => throw WaitServer.Fault(403, "UnrecognizedClientException");

        await WaitAsync(new WaitOptions(), [.. Enumerable.Range(1, 20).Select(number => _server.Build(number, Good))]);

        Assert.Equal("UnrecognizedClientException", _seen.Results.Single().Error!.ErrorCode);
        Assert.InRange(_server.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task Every_change_of_a_step_is_told_once_and_in_order()
    {
        _server.Executions(1, 0, WaitServer.Execution("wf-1", "RUNNING"));
        _server.Executions(1, 200, WaitServer.Execution("wf-1", "RUNNING", succeeded: 1));
        _server.Executions(1, 400, WaitServer.Execution("wf-1", "COMPLETED", succeeded: 2));
        _server.Steps = static time =>
            [
                WaitServer.Step("One", time.TotalSeconds < 200 ? "RUNNING" : "COMPLETED"),
                WaitServer.Step(
                    "Two",
                    time.TotalSeconds < 200 ? "PENDING"
                        : time.TotalSeconds < 400 ? "RUNNING"
                        : "COMPLETED"
                ),
            ];

        await WaitAsync(new WaitOptions { Detail = WaitDetail.EveryStep }, _server.Build(1, Good));

        Assert.Equal(
            [
                "PENDING",
                "BUILDING",
                "workflow build-image 1.0.3 RUNNING",
                "step 1/3 One RUNNING",
                "step 1/3 One COMPLETED",
                "step 2/3 Two RUNNING",
                "step 2/3 Two COMPLETED",
                "workflow build-image 1.0.3 COMPLETED",
                "TESTING",
                "AVAILABLE",
            ],
            _seen.Lines
        );
        Assert.Equal(3, _server.Count("ListWorkflowStepExecutions"));
    }

    [Fact]
    public async Task Executions_of_a_build_share_the_requests()
    {
        var server = _server;
        server.Executions(1, 0, WaitServer.Execution("wf-1", "RUNNING"), WaitServer.Execution("wf-2", "PENDING"));
        server.Executions(1, 300, WaitServer.Execution("wf-1", "COMPLETED"), WaitServer.Execution("wf-2", "RUNNING"));
        server.Executions(1, 600, WaitServer.Execution("wf-1", "COMPLETED"), WaitServer.Execution("wf-2", "ROLLBACK_IN_PROGRESS"));
        server.Executions(1, 700, WaitServer.Execution("wf-1", "COMPLETED"), WaitServer.Execution("wf-2", "ROLLBACK_COMPLETED"));
        var seen = new WaitRecorder<WorkflowExecution>(server.Time);
        var client = server.Client();

        await Waiter(new ExecutionSubject(new RecordingObserver()), new WaitOptions(), seen)
            .RunAsync(
                [new WaitInput("wf-1", "wf-1", client), new WaitInput("wf-2", "wf-2", client)],
                TestContext.Current.CancellationToken
            );

        Assert.Equal([WaitOutcome.Reached, WaitOutcome.Failed], seen.Results.Select(result => result.Outcome));
        Assert.InRange(seen.Ends[1].TotalSeconds, 700, 735);
        // One by one at first, as the build is not known before, and again when the second is left alone.
        Assert.InRange(server.Count("ListWorkflowExecutions"), 35, 50);
        Assert.InRange(server.Count("GetWorkflowExecution"), 10, 25);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        var time = new StandingTime();
        using var stop = new CancellationTokenSource();
        var transport = new FakeTransport(_ => FakeTransport.Reply("""{"image":{"arn":"arn:x","state":{"status":"BUILDING"}}}"""));
        var waiter = new Waiter<Image>(
            new ImageSubject(new RecordingObserver()),
            new WaitOptions(),
            _seen,
            new RecordingObserver(),
            (_, _, _) => Task.FromResult<ImageFailure?>(null),
            time,
            () => 0.5
        );
        var input = new WaitInput(WaitServer.Arn(1), WaitServer.Arn(1), transport.Client(time));
        var wait = waiter.RunAsync([input], stop.Token);
        await time.Waiting.Soon();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Empty(_seen.Results);
        Assert.Single(transport.Requests);
    }

    private async Task WaitAsync(WaitOptions options, params WaitInput[] inputs)
    {
        var client = _server.Client();
        await Waiter(new ImageSubject(new RecordingObserver()), options, _seen)
            .RunAsync([.. inputs.Select(input => input with { Client = client })], TestContext.Current.CancellationToken);
    }

    private Waiter<T> Waiter<T>(IWaitSubject<T> subject, WaitOptions options, IWaitObserver<T> observer)
        where T : ServiceObject, new() =>
        new(
            subject,
            options,
            observer,
            new RecordingObserver(),
            (_, _, _) => Task.FromResult<ImageFailure?>(null),
            _server.Time,
            () => 0.5
        );
}
