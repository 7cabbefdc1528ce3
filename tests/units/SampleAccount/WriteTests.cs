using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The effects of the write operations while the time stands still.</summary>
public sealed class WriteTests : WriteTest
{
    [Fact]
    public void AResumedStepIsCompletedAndTheNextOneRuns()
    {
        var answer = Account.Ask("SendWorkflowStepAction", Act("RESUME", "Looks \"good\", naïvely"));
        Assert.Equal(["stepExecutionId", "imageBuildVersionArn", "clientToken"], answer.Select(member => member.Key));
        Assert.Equal(
            (Known.WaitingStepExecutionId, Known.WaitingImageArn, Token),
            (answer.Text("stepExecutionId"), answer.Text("imageBuildVersionArn"), answer.Text("clientToken"))
        );

        var step = Step(Known.WaitingStepExecutionId);
        Assert.Equal(("COMPLETED", "Looks \"good\", naïvely"), (step.Text("status"), step.Text("message")));
        Assert.Equal(Account.Now, Time(step, "endTime"));
        var outputs = JsonNode.Parse(step.Text("outputs")!)!.AsObject();
        Assert.Equal(("RESUME", "Looks \"good\", naïvely"), (outputs.Text("action"), outputs.Text("reason")));

        var execution = Executions(Known.WaitingImageArn)[1];
        Assert.Equal(
            ("RUNNING", "release#1", 3),
            (execution.Text("status"), execution.Text("parallelGroup"), execution["totalStepsSucceeded"]!.GetValue<int>())
        );
        Assert.Equal(["COMPLETED", "COMPLETED", "COMPLETED", "RUNNING"], Statuses(Steps(execution)));
        Assert.Equal("TESTING", Status(Known.WaitingImageArn));
        Assert.Equal([Known.OtherWaitingStepExecutionId], Waiting());
    }

    [Fact]
    public void AStoppedStepFailsItsWorkflowAndItsImage()
    {
        Account.Ask("SendWorkflowStepAction", Act("STOP", "CVE-2026-1 is open"));
        var step = Step(Known.WaitingStepExecutionId);
        const string Message = "Step WaitForApproval was stopped: CVE-2026-1 is open";
        Assert.Equal(("FAILED", Message), (step.Text("status"), step.Text("message")));
        Assert.Equal("CVE-2026-1 is open", JsonNode.Parse(step.Text("outputs")!)!["reason"]!.GetValue<string>());
        var execution = Executions(Known.WaitingImageArn)[1];
        Assert.Equal(("FAILED", Message, Account.Now), (execution.Text("status"), execution.Text("message"), Time(execution, "endTime")));
        Assert.Equal(["COMPLETED", "COMPLETED", "FAILED", "PENDING"], Statuses(Steps(execution)));

        var state = Image(Known.WaitingImageArn)["state"]!.AsObject();
        Assert.Equal(
            ("FAILED", $"Workflow Execution ID: '{Known.WaitingExecutionId}' failed with reason: {Message}"),
            (state.Text("status"), state.Text("reason"))
        );
        var failure = state["failureContext"]!.AsObject();
        Assert.Equal(
            ("TESTING", Known.WaitingExecutionId, Known.WaitingStepExecutionId, "WaitForApproval"),
            (failure.Text("imageStatus"), failure.Text("workflowExecutionId"), failure.Text("stepExecutionId"), failure.Text("failedStep"))
        );
        Assert.Equal([Known.OtherWaitingStepExecutionId], Waiting());
        Assert.Equal(
            ("FAILED", 1),
            (
                Pipeline(Known.ApprovalPipelineArn).Text("lastRunStatus"),
                Pipeline(Known.ApprovalPipelineArn)["consecutiveFailures"]!.GetValue<int>()
            )
        );
    }

    [Fact]
    public void AReasonAsLongAsAllowedIsCutWhereTheServiceHasLessRoom()
    {
        var reason = string.Concat(Enumerable.Repeat("🚫", 512));
        Account.Ask("SendWorkflowStepAction", Act("STOP", reason));
        var step = Step(Known.WaitingStepExecutionId);
        Assert.InRange(step.Text("message")!.Length, 499, 500);
        Assert.EndsWith("🚫", step.Text("message"), StringComparison.Ordinal);
        Assert.Equal(reason, JsonNode.Parse(step.Text("outputs")!)!["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("RESUME", null)]
    [InlineData("STOP", "Step WaitForApproval was stopped")]
    public void AnActionNeedsNoReason(string action, string? message)
    {
        Account.Ask("SendWorkflowStepAction", Act(action));
        Assert.Equal(message, Step(Known.WaitingStepExecutionId).Text("message"));
    }

    [Fact]
    public void AStepThatDoesNotWaitIsNotActedUpon()
    {
        (string, object?)[] Ask(string step, string image) =>
            [("stepExecutionId", step), ("imageBuildVersionArn", image), ("action", "RESUME"), With()];
        const string Operation = "SendWorkflowStepAction";
        const string Code = "InvalidRequestException";
        var message = Account.Refused(400, Code, Operation, Ask(Known.RunningStepExecutionId, Known.RunningImageArn));
        Assert.Equal($"The step execution '{Known.RunningStepExecutionId}' does not wait for an action: its status is RUNNING.", message);
        Account.Refused(400, Code, Operation, Ask(Known.WaitingStepExecutionId, Known.OtherWaitingImageArn));
        Account.Refused(404, "ResourceNotFoundException", Operation, Ask(Known.UnknownStepExecutionId, Known.WaitingImageArn));
        Account.Refused(404, "ResourceNotFoundException", Operation, Ask(Known.WaitingStepExecutionId, Known.UnknownImageArn));
        Account.Refused(404, "ResourceNotFoundException", Operation, Ask("step-" + Known.WaitingExecutionId[3..], Known.WaitingImageArn));

        Account.Ask(Operation, Act("RESUME"));
        Assert.Contains("COMPLETED", Account.Refused(400, Code, Operation, Act("RESUME", token: "another")), StringComparison.Ordinal);
        Assert.Equal(new WriteCount(1, 0, 6), Account.Writes[Operation]);
    }

    [Fact]
    public void ACancelledImageHasNothingLeftThatRuns()
    {
        var answer = Account.Ask("CancelImageCreation", ("imageBuildVersionArn", Known.RunningImageArn), With());
        Assert.Equal(["requestId", "clientToken", "imageBuildVersionArn"], answer.Select(member => member.Key));
        Assert.Equal((Token, Known.RunningImageArn), (answer.Text("clientToken"), answer.Text("imageBuildVersionArn")));

        var state = Image(Known.RunningImageArn)["state"]!.AsObject();
        Assert.Equal(("CANCELLED", "Image creation was cancelled by the user"), (state.Text("status"), state.Text("reason")));
        var executions = Executions(Known.RunningImageArn);
        Assert.Equal(["CANCELLED", "CANCELLED", "CANCELLED"], Statuses(executions));
        Assert.Equal(
            (Account.Now, null, null),
            (Time(executions[0], "endTime"), Time(executions[1], "startTime"), Time(executions[1], "endTime"))
        );
        Assert.Equal(["COMPLETED", "CANCELLED", .. Enumerable.Repeat("PENDING", 5)], Statuses(Steps(executions[0])));
        Assert.Equal(Account.Now, Time(Step(Known.RunningStepExecutionId), "endTime"));
        Assert.Equal("CANCELLED", Pipeline(Known.GoldenImagePipelineArn).Text("lastRunStatus"));

        Pass(60);
        Assert.Equal("CANCELLED", Status(Known.RunningImageArn));
        Assert.Equal(["CANCELLED", "CANCELLED", "CANCELLED"], Statuses(Executions(Known.RunningImageArn)));
    }

    [Fact]
    public void CancellingAnImageTakesItsWaitingStepsAway()
    {
        Account.Ask("CancelImageCreation", ("imageBuildVersionArn", Known.WaitingImageArn), With());
        Assert.Equal([Known.OtherWaitingStepExecutionId], Waiting());
        Assert.Equal("CANCELLED", Step(Known.WaitingStepExecutionId).Text("status"));
        Account.Ask("CancelImageCreation", ("imageBuildVersionArn", Known.EmptyImageArn), With("queue"));
        Assert.Equal("CANCELLED", Status(Known.EmptyImageArn));
    }

    [Fact]
    public void OnlyWhatIsUnderWayCanBeCancelled()
    {
        foreach (var arn in new[] { Known.AvailableImageArn, Known.FailedImageArn, Known.CancelledImageArn, Known.LifecycleImageArn })
            Account.Refused(400, "InvalidRequestException", "CancelImageCreation", ("imageBuildVersionArn", arn), With());
        Account.Refused(400, "ClientException", "CancelImageCreation", ("imageBuildVersionArn", Known.UnknownImageArn), With());
    }

    [Fact]
    public void ARetriedImageRunsWhatFailedAnew()
    {
        var answer = Account.Ask("RetryImage", ("imageBuildVersionArn", Known.FailedImageArn), With());
        Assert.Equal(["clientToken", "imageBuildVersionArn"], answer.Select(member => member.Key));
        Assert.Equal((Token, Known.FailedImageArn), (answer.Text("clientToken"), answer.Text("imageBuildVersionArn")));

        var state = Image(Known.FailedImageArn)["state"]!.AsObject();
        Assert.Equal(["status"], state.Select(member => member.Key));
        Assert.Equal("BUILDING", state.Text("status"));
        var executions = Executions(Known.FailedImageArn);
        Assert.Equal(["FAILED", "RUNNING", "PENDING", "PENDING"], Statuses(executions));
        Assert.Equal(["BUILD", "BUILD", "TEST", "DISTRIBUTION"], executions.Select(execution => execution.Text("type")));
        Assert.Equal([true, false, false, false], executions.Select(execution => execution["retried"]!.GetValue<bool>()));
        Assert.Equal(["RUNNING", .. Enumerable.Repeat("PENDING", 6)], Statuses(Steps(executions[1])));
        Assert.Equal(Known.FailedExecutionId, executions[0].Text("workflowExecutionId"));

        Pass(60);
        Assert.Equal("AVAILABLE", Status(Known.FailedImageArn));
        Assert.Equal(["FAILED", "COMPLETED", "COMPLETED", "COMPLETED"], Statuses(Executions(Known.FailedImageArn)));
    }

    [Fact]
    public void ARetriedDistributionLeavesBuildAndTestAlone()
    {
        Account.Ask("RetryImage", ("imageBuildVersionArn", Known.DistributionFailedImageArn), With());
        var executions = Executions(Known.DistributionFailedImageArn);
        Assert.Equal(["COMPLETED", "COMPLETED", "FAILED", "RUNNING"], Statuses(executions));
        Assert.Equal("DISTRIBUTING", Status(Known.DistributionFailedImageArn));
    }

    [Fact]
    public void ACancelledImageCanBeRetriedAndARetriedOneCancelled()
    {
        for (var round = 1; round <= 3; round++)
        {
            Account.Ask("RetryImage", ("imageBuildVersionArn", Known.CancelledImageArn), With($"retry {round}"));
            Assert.Equal("BUILDING", Status(Known.CancelledImageArn));
            Pass(2);
            Account.Ask("CancelImageCreation", ("imageBuildVersionArn", Known.CancelledImageArn), With($"cancel {round}"));
        }

        var executions = Executions(Known.CancelledImageArn);
        Assert.Equal(1 + (3 * 3), executions.Count);
        Assert.Equal(executions.Count, executions.Select(execution => execution.Text("workflowExecutionId")).Distinct().Count());
        Assert.Equal(7, executions.Count(execution => execution["retried"]!.GetValue<bool>()));
    }

    [Fact]
    public void OnlyWhatIsOverWithoutAnImageCanBeRetried()
    {
        const string Operation = "RetryImage";
        Account.Refused(400, "InvalidRequestException", Operation, ("imageBuildVersionArn", Known.AvailableImageArn), With());
        Account.Refused(400, "InvalidRequestException", Operation, ("imageBuildVersionArn", Known.LifecycleImageArn), With());
        Account.Refused(400, "ResourceInUseException", Operation, ("imageBuildVersionArn", Known.RunningImageArn), With());
        Account.Refused(400, "ClientException", Operation, ("imageBuildVersionArn", Known.UnknownImageArn), With());

        // Possible after the rollback.
        Account.Refused(400, "ResourceInUseException", Operation, ("imageBuildVersionArn", Known.RollingBackImageArn), With());
        Pass(1);
        Account.Ask(Operation, ("imageBuildVersionArn", Known.RollingBackImageArn), With());
    }

    [Fact]
    public void AStartedPipelineHasANewBuild()
    {
        var before = Pipeline(Known.GoldenImagePipelineArn);
        var tags = JsonNode.Parse("""{"Ticket": "OPS-1", "Environment": "staging"}""");
        var answer = Account.Ask("StartImagePipelineExecution", ("imagePipelineArn", Known.GoldenImagePipelineArn), ("tags", tags), With());
        Assert.Equal(["requestId", "clientToken", "imageBuildVersionArn"], answer.Select(member => member.Key));
        var arn = answer.Text("imageBuildVersionArn")!;
        Assert.Equal((Known.GoldenImageVersionArn + "/4", Token), (arn, answer.Text("clientToken")));

        var image = Image(arn);
        Assert.Equal("PENDING", image["state"]!.AsObject().Text("status"));
        Assert.Equal(
            ("1.4.2/4", "USER_INITIATED", "golden-image"),
            (image.Text("version"), image.Text("buildType"), image.Text("sourcePipelineName"))
        );
        Assert.Equal(Account.Now, Time(image, "dateCreated"));
        Assert.Equal("""{"Ticket":"OPS-1","Environment":"staging"}""", image["tags"]!.ToJsonString());
        Assert.Empty(image["outputResources"]!["amis"]!.AsArray());
        Assert.Equal(["PENDING", "PENDING", "PENDING"], Statuses(Executions(arn)));
        Assert.All(Steps(Executions(arn)[0]), step => Assert.Null(step.Text("startTime")));

        var listed = Account.List("ListImagePipelineImages", "imageSummaryList", null, ("imagePipelineArn", Known.GoldenImagePipelineArn));
        Assert.Equal(arn, listed[0].Text("arn"));
        Assert.Equal(
            arn,
            Account
                .List("ListImageBuildVersions", "imageSummaryList", null, ("imageVersionArn", Known.GoldenImageVersionArn))[^1]
                .Text("arn")
        );
        Assert.Empty(Account.List("ListLifecycleExecutions", "lifecycleExecutions", null, ("resourceArn", arn)));

        var after = Pipeline(Known.GoldenImagePipelineArn);
        Assert.Equal((Account.Now, "PENDING"), (Time(after, "dateLastRun"), after.Text("lastRunStatus")));
        foreach (var member in new[] { "dateLastRun", "lastRunStatus" })
        {
            before.Remove(member);
            after.Remove(member);
        }

        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public void APipelineStartsUnlessABuildOfItIsInTheQueue()
    {
        Start(Known.ApprovalPipelineArn);
        Start(Known.DisabledPipelineArn);
        Assert.Equal("DISABLED", Pipeline(Known.DisabledPipelineArn).Text("status"));
        (string, object?) arn = ("imagePipelineArn", Known.BusyPipelineArn);
        Assert.Contains(
            Known.EmptyImageArn,
            Account.Refused(400, "ResourceInUseException", "StartImagePipelineExecution", arn, With()),
            StringComparison.Ordinal
        );
        Account.Ask("CancelImageCreation", ("imageBuildVersionArn", Known.EmptyImageArn), With());
        Assert.Equal("PENDING", Status(Start(Known.BusyPipelineArn)));

        Start(Known.GoldenImagePipelineArn);
        arn = ("imagePipelineArn", Known.GoldenImagePipelineArn);
        Account.Refused(400, "ResourceInUseException", "StartImagePipelineExecution", arn, With("second"));
        Pass(1);
        Assert.EndsWith("/5", Start(Known.GoldenImagePipelineArn, "second"), StringComparison.Ordinal);

        arn = ("imagePipelineArn", Known.UnknownPipelineArn);
        Account.Refused(404, "ResourceNotFoundException", "StartImagePipelineExecution", arn, With());
    }

    [Fact]
    public void APendingLifecycleRunIsCancelledAtOnceAndARunningOneInAWhile()
    {
        foreach (
            var (id, status) in new[]
            {
                (Known.PendingLifecycleExecutionId, "CANCELLED"),
                (Known.InProgressLifecycleExecutionId, "CANCELLING"),
            }
        )
        {
            var answer = Account.Ask("CancelLifecycleExecution", ("lifecycleExecutionId", id), With(id));
            Assert.Equal($$"""{"lifecycleExecutionId":"{{id}}"}""", answer.ToJsonString());
            Assert.Equal(status, LifecycleStatus(id));
            Account.Refused(
                400,
                status == "CANCELLED" ? "InvalidRequestException" : "ResourceInUseException",
                "CancelLifecycleExecution",
                ("lifecycleExecutionId", id),
                With("again")
            );
        }

        Assert.False(Lifecycle(Known.PendingLifecycleExecutionId).ContainsKey("startTime"));
        Assert.False(Lifecycle(Known.InProgressLifecycleExecutionId).ContainsKey("endTime"));
        Pass(1);
        foreach (
            var id in new[]
            {
                Known.PendingLifecycleExecutionId,
                Known.InProgressLifecycleExecutionId,
                Known.CancellingLifecycleExecutionId,
            }
        )
        {
            var state = Lifecycle(id)["state"]!.AsObject();
            Assert.Equal(("CANCELLED", "Lifecycle execution was cancelled by the user"), (state.Text("status"), state.Text("reason")));
        }
    }

    [Fact]
    public void ALifecycleRunThatIsOverCannotBeCancelled()
    {
        const string Operation = "CancelLifecycleExecution";
        foreach (
            var id in new[] { Known.FailedLifecycleExecutionId, Known.CancelledLifecycleExecutionId, Known.ImpactingLifecycleExecutionId }
        )
        {
            Account.Refused(400, "InvalidRequestException", Operation, ("lifecycleExecutionId", id), With());
        }

        Account.Refused(400, "ResourceInUseException", Operation, ("lifecycleExecutionId", Known.CancellingLifecycleExecutionId), With());
        Account.Refused(400, "ClientException", Operation, ("lifecycleExecutionId", Known.UnknownLifecycleExecutionId), With());
    }
}
