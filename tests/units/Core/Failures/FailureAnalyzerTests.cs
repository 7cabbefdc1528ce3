using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The sources are asked from cheap to expensive, and the first failure is the cause.</summary>
public sealed class FailureAnalyzerTests
{
    private const string ToLog = "Log /aws/imagebuilder/Golden-Image 1.4.2/1";
    private const string DocumentFailed = "Document " + FailedBuild.Component + " failed!";

    [Fact]
    public async Task A_complete_failure_context_costs_two_requests()
    {
        var build = FailedBuild
            .In(
                $"failed with reason: {DocumentFailed}",
                outputs: FailedBuild.CommandOutputs($$"""{"failureMessage":"{{DocumentFailed}}","logUrl":"s3://b/p"}""")
            )
            .Context(
                new JsonObject
                {
                    ["imageStatus"] = "BUILDING",
                    ["workflowExecutionId"] = FailedBuild.ExecutionId(1),
                    ["workflowArn"] = "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1",
                    ["stepExecutionId"] = FailedBuild.StepId(1, 1),
                    ["failedStep"] = "ApplyBuildComponents",
                    ["componentFailure"] = new JsonObject
                    {
                        ["componentArn"] = FailedBuild.Component,
                        ["phaseName"] = "build",
                        ["stepName"] = "InstallPackages",
                        ["action"] = "ExecuteBash",
                        ["errorMessage"] = "Error: Unable to find a match: htpd\n",
                    },
                }
            );

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(["GetImage", "GetWorkflowStepExecution"], build.Asked);
        Assert.Equal((FailedBuild.Arn, "Golden-Image", "1.4.2/1"), (failure.ImageBuildVersionArn, failure.Name, failure.Version));
        Assert.Equal(("BUILDING", "ComponentFailed", "build-image"), (failure.Stage, failure.Kind, failure.WorkflowName));
        Assert.Equal((FailedBuild.ExecutionId(1), FailedBuild.StepId(1, 1)), (failure.WorkflowExecutionId, failure.StepExecutionId));
        Assert.Equal(("ApplyBuildComponents", "ExecuteComponents", false), (failure.StepName, failure.StepAction, failure.TimedOut));
        Assert.Equal((TimeSpan.FromMinutes(3), TimeSpan.FromDays(1)), (failure.StepDuration, failure.StepTimeout));
        Assert.Equal(new DateTime(2026, 9, 14, 3, 5, 0, DateTimeKind.Utc), failure.FailedAt);
        Assert.Equal(
            (FailedBuild.Component, "build", "InstallPackages", "ExecuteBash"),
            (failure.ComponentArn, failure.ComponentPhase, failure.ComponentStep, failure.ComponentAction)
        );
        Assert.Equal("Error: Unable to find a match: htpd\n", failure.ErrorMessage);
        Assert.Equal("Image.FailureContext.ComponentFailure", failure.ErrorSource);
        Assert.Equal("d2584195-c6c0-4c40-ad14-e430f625a004", failure.RunCommandId);
        Assert.Equal(
            [
                "Image.State.Reason",
                "Image.FailureContext.ComponentFailure",
                "StepExecution.Outputs.failureMessage",
                "StepExecution.Outputs.logUrl",
                "StepExecution.Outputs.error",
            ],
            failure.Evidence.Select(one => one.Source)
        );
        Assert.Equal(
            "golden-image/1.4.2/1 failed in BUILDING: component install-agent (step InstallPackages, ExecuteBash) failed: "
                + "Error: Unable to find a match: htpd.",
            failure.Summary
        );
        Assert.Equal(
            ("/aws/imagebuilder/Golden-Image", "1.4.2/1", "eu-west-1"),
            (failure.LogGroupName, failure.LogStreamName, failure.Region)
        );
        Assert.Equal(
            "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/"
                + "$252Faws$252Fimagebuilder$252FGolden-Image/log-events/1.4.2$252F1",
            failure.LogUrl
        );
    }

    [Fact]
    public async Task A_warning_of_a_command_that_ran_when_the_time_was_up_is_evidence_and_not_the_cause()
    {
        const string TimedOut = "Step ApplyBuildComponents timed out";
        var build = FailedBuild.In(TimedOut);
        build.Log = ["CmdExecution: Stderr: warning: dnf.conf created as dnf.conf.rpmnew", "Step WaitForLock"];

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal("StepTimedOut", failure.Kind);
        Assert.Contains(TimedOut, failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(failure.Evidence, one => one.Source == "Log" && one.Text == build.Log[0]);
    }

    [Fact]
    public async Task Without_a_context_the_executions_the_steps_and_the_log_are_read_in_this_order()
    {
        var build = FailedBuild.In(DocumentFailed);
        build.Log = ["CmdExecution: Stderr: Error: Unable to find a match: htpd", "CmdExecution: ExitCode 1"];

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(["GetImage", "ListWorkflowExecutions", "ListWorkflowStepExecutions", "GetWorkflowStepExecution", ToLog], build.Asked);
        Assert.Equal(("Error: Unable to find a match: htpd", "Log", 1), (failure.ErrorMessage, failure.ErrorSource, failure.ExitCode));
        Assert.Equal(
            "golden-image/1.4.2/1 failed in BUILDING: component install-agent ended with exit code 1: Error: Unable to find a match: htpd.",
            failure.Summary
        );
        Assert.Equal(["Image.State.Reason", "WorkflowExecution.Message", "Log", "Log"], failure.Evidence.Select(one => one.Source));
        Assert.Equal(new DateTime(2026, 9, 14, 3, 4, 1, DateTimeKind.Utc), failure.Evidence[^1].Timestamp);
    }

    [Fact]
    public async Task The_log_is_not_read_when_another_source_names_the_cause_or_nobody_wants_it()
    {
        var named = FailedBuild.In(DocumentFailed, message: "The disk is full");
        var unwanted = FailedBuild.In(DocumentFailed);

        await named.AnalyseAsync();
        await unwanted.AnalyseAsync(withLog: false);

        Assert.DoesNotContain(ToLog, named.Asked);
        Assert.DoesNotContain(ToLog, unwanted.Asked);
    }

    [Fact]
    public async Task An_older_page_of_the_log_is_read_only_if_the_newer_ones_do_not_explain_the_failure()
    {
        var build = new FailedBuild(DocumentFailed) { LogPageSize = 2 }
            .Execution(1, "BUILD", "FAILED", "2026-09-14T03:05:00.000Z")
            .Step(1, 1, "ApplyBuildComponents", "ExecuteComponents");
        build.Log = ["one", "two", "CmdExecution: Stderr: no such file", "CmdExecution: ExitCode 2", "Stopped", "Terminated"];

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(2, build.Asked.Count(one => one == ToLog));
        Assert.Equal(("no such file", 2), (failure.ErrorMessage, failure.ExitCode));
    }

    [Fact]
    public async Task Warnings_of_a_command_that_ran_out_of_time_are_not_the_cause()
    {
        var build = FailedBuild.In("Step ApplyBuildComponents timed out");
        build.Log = ["CmdExecution: Stderr: warning: harmless", "Waiting for the mirror"];

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal("Step ApplyBuildComponents timed out", failure.ErrorMessage);
        Assert.Equal(build.Log, failure.Evidence.Where(one => one.Source == "Log").Select(one => one.Text));
        Assert.Equal(
            "golden-image/1.4.2/1 failed in BUILDING: step ApplyBuildComponents (ExecuteComponents) timed out after 00:03:00.",
            failure.Summary
        );
    }

    [Fact]
    public async Task A_log_that_may_not_be_read_is_reported_and_the_rest_is_told()
    {
        var build = FailedBuild.In(DocumentFailed);
        build.LogError = new ImageBuilderException("AccessDeniedException", "not authorized to perform: logs:GetLogEvents");

        var failure = (await build.AnalyseAsync())!;

        Assert.Same(build.LogError, Assert.Single(build.LogErrors));
        Assert.Equal(("ComponentFailed", FailedBuild.Component), (failure.Kind, failure.ComponentArn));
    }

    [Fact]
    public async Task A_log_that_does_not_exist_is_no_problem()
    {
        var build = FailedBuild.In(DocumentFailed);
        build.LogError = new ImageBuilderException("ResourceNotFoundException", "The specified log group does not exist.");

        var failure = await build.AnalyseAsync();

        Assert.NotNull(failure);
        Assert.Empty(build.LogErrors);
    }

    [Theory]
    [InlineData("AVAILABLE")]
    [InlineData("DEPRECATED")]
    [InlineData("DISABLED")]
    public async Task A_healthy_build_gives_nothing_for_one_request(string status)
    {
        var build = new FailedBuild(reason: null, status);

        Assert.Null(await build.AnalyseAsync());
        Assert.Equal(["GetImage"], build.Asked);
    }

    [Theory]
    [InlineData("BUILDING")]
    [InlineData("CANCELLED")]
    public async Task A_build_in_which_nothing_has_failed_gives_nothing(string status)
    {
        var build = new FailedBuild("Image creation was cancelled by the user", status).Execution(1, "BUILD", "COMPLETED");

        Assert.Null(await build.AnalyseAsync());
        Assert.Equal(["GetImage", "ListWorkflowExecutions"], build.Asked);
    }

    [Theory]
    [InlineData("TESTING")]
    [InlineData("CANCELLED")]
    public async Task A_build_is_judged_by_what_has_failed_so_far(string status)
    {
        var build = new FailedBuild(reason: null, status)
            .Execution(1, "BUILD", "COMPLETED")
            .Execution(2, "TEST", "FAILED", "2026-09-14T03:05:00Z", "Test 7 failed")
            .Step(2, 1, "ApplyTestComponents", "ExecuteComponents", message: "Test 7 failed");

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(("TestFailed", "TESTING", "Test 7 failed"), (failure.Kind, failure.Stage, failure.ErrorMessage));
        Assert.DoesNotContain("Then retry", failure.NextAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_that_was_retried_is_not_the_cause()
    {
        var build = new FailedBuild(reason: null, "TESTING")
            .Execution(1, "TEST", "FAILED", "2026-09-14T03:05:00Z", "old", retried: true)
            .Execution(2, "TEST", "RUNNING");
        build.Step(2, 1, "ApplyTestComponents", "ExecuteComponents", status: "RUNNING", end: null);

        Assert.Null(await build.AnalyseAsync());
    }

    [Fact]
    public async Task A_step_whose_failure_the_workflow_continued_after_is_not_the_cause()
    {
        var build = new FailedBuild("failed")
            .Execution(1, "BUILD", "FAILED", "2026-09-14T03:09:00Z")
            .Step(1, 1, "Optional", "RunCommand", message: "ignored", onFailure: "Continue", end: "2026-09-14T03:03:00Z")
            .Step(1, 2, "Needed", "RunCommand", message: "the cause", end: "2026-09-14T03:04:00Z")
            .Step(1, 3, "Later", "RunCommand", message: "a consequence", end: "2026-09-14T03:06:00Z")
            .Step(1, 4, "Never", "RunCommand", status: "PENDING", end: null);

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(("Needed", "the cause"), (failure.StepName, failure.ErrorMessage));
        Assert.DoesNotContain(failure.Evidence, one => one.Text == "ignored");
        Assert.Equal(["The step Later failed later: a consequence.", "Left PENDING: Never."], failure.Consequences);
    }

    [Fact]
    public async Task Among_parallel_tests_the_first_that_failed_is_the_cause_also_if_its_rollback_ended_later()
    {
        var build = new FailedBuild("failed")
            .Execution(1, "TEST", "FAILED", "2026-09-14T03:20:00Z", "second")
            .Execution(2, "TEST", "ROLLBACK_COMPLETED", "2026-09-14T03:40:00Z", "first")
            .Execution(3, "TEST", "FAILED", "2026-09-14T03:30:00Z", "third")
            .Step(1, 1, "TestA", "ExecuteComponents", message: "second", end: "2026-09-14T03:20:00Z")
            .Step(2, 1, "TestB", "ExecuteComponents", message: "first", end: "2026-09-14T03:10:00Z")
            .Step(3, 1, "TestC", "ExecuteComponents", message: "third", end: "2026-09-14T03:30:00Z");

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(("TestB", "first"), (failure.StepName, failure.ErrorMessage));
        Assert.Equal("The workflow test-image was rolled back: ROLLBACK_COMPLETED.", failure.Consequences[0]);
        Assert.Equal(3, failure.Consequences.Count);
    }

    [Fact]
    public async Task A_build_that_failed_before_a_workflow_costs_one_request()
    {
        var build = new FailedBuild("The parent image could not be found.").Context(new JsonObject { ["imageStatus"] = "PENDING" });

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(["GetImage"], build.Asked);
        Assert.Equal(("PENDING", null, null), (failure.Stage, failure.FailedAt, failure.TimedOut));
    }

    [Fact]
    public async Task A_build_of_the_time_before_workflows_tells_its_stage()
    {
        var build = new FailedBuild("SSM execution 'a' failed with status = 'TimedOut' in state = 'BUILDING' and failure message = 'b'");

        var failure = (await build.AnalyseAsync())!;

        Assert.Equal(["GetImage"], build.Asked);
        Assert.Equal(("BUILDING", true), (failure.Stage, failure.ErrorMessage!.Contains("failure message", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("TEST", "Then retry with Retry")]
    [InlineData("DISTRIBUTION", "Then retry with Retry")]
    [InlineData("BUILD", "Then start a new build")]
    public async Task What_to_do_next_depends_on_the_stage(string type, string advice)
    {
        var failure = await FailedBuild.In("Something failed badly", "MyStep", "MyAction", type).AnalyseAsync();

        Assert.Contains(advice, failure!.NextAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_that_completed_gives_nothing_for_one_request()
    {
        var build = FailedBuild.In("failed").Execution(2, "TEST", "COMPLETED");

        Assert.Null(await build.AnalyseExecutionAsync(2));
        Assert.Equal(["GetWorkflowExecution"], build.Asked);
    }

    [Fact]
    public async Task An_execution_is_judged_by_itself_also_if_it_was_retried()
    {
        var build = new FailedBuild(reason: null, "AVAILABLE")
            .Execution(1, "TEST", "FAILED", "2026-09-14T03:05:00Z", "Step A failed", retried: true)
            .Step(1, 1, "TestA", "ExecuteComponents", message: "no answer");

        var failure = (await build.AnalyseExecutionAsync(1))!;

        Assert.Equal(("TestA", "no answer", FailedBuild.Arn), (failure.StepName, failure.ErrorMessage, failure.ImageBuildVersionArn));
    }

    [Fact]
    public async Task A_summary_is_one_line_without_control_characters_and_the_message_stays_whole()
    {
        var message = "\u001b[31mbad\u001b[0m\r\n\u001b]0;title\u0007\u202e thing" + new string('x', 1000);

        var failure = (await FailedBuild.In("failed", message: message).AnalyseAsync())!;

        Assert.Equal(message, failure.ErrorMessage);
        Assert.DoesNotContain(failure.Summary!, c => char.IsControl(c) || c == '\u202e');
        Assert.Contains("failed: bad ", failure.Summary, StringComparison.Ordinal);
        Assert.True(failure.Summary!.Length < 500);
    }

    [Fact]
    public async Task The_instance_is_told_by_the_step_or_the_launch()
    {
        var byInputs = FailedBuild.In("failed", "Wait", "WaitForSSMAgent");
        byInputs.Step(1, 2, "LaunchBuildInstance", "LaunchInstance", "COMPLETED", outputs: """{"instanceId":"i-0123456789abcdef0"}""");

        Assert.Equal("i-0123456789abcdef0", (await byInputs.AnalyseAsync())!.InstanceId);
    }

    [Theory]
    [InlineData("aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#")]
    [InlineData("aws-new", "new-1", null)]
    public void The_console_is_that_of_the_partition(string partition, string region, string? start)
    {
        var url = LogConsole.UrlOf(new LogLocation("/a b", "1/1"), partition, region);

        Assert.Equal(start is null ? null : start + "logsV2:log-groups/log-group/$252Fa$2520b/log-events/1$252F1", url);
    }
}
