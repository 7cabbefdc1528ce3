using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>How the account changes as time passes.</summary>
public sealed class MovingTimeTests : WriteTest
{
    // The shortest steps can pass between two reads, and the last read can come before the last end.
    private static readonly string[] Courses = ["PENDING RUNNING COMPLETED", "PENDING COMPLETED", "PENDING SKIPPED"];

    [Fact]
    public void WithoutAClockThePresentStandsStill()
    {
        var still = new TestAccount(new AccountOptions { Speed = 1000 });
        Assert.Equal(still.Options.Now, still.Now);
        Thread.Yield();
        Assert.Equal(still.Options.Now, still.Now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(0.5)]
    public void ThePresentMovesWithTheClockAsFastAsItIsTold(double speed)
    {
        var account = new TestAccount(new AccountOptions { Clock = Clock, Speed = speed });
        Assert.Equal(account.Options.Now, account.Now);
        Pass(10);
        Assert.Equal(account.Options.Now.AddMinutes(10 * speed), account.Now);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ASpeedThatMakesNoSenseIsRefused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestAccount(new AccountOptions { Speed = speed }));

    [Fact]
    public void TheEndOfTimeIsNotReached()
    {
        Clock.Advance(TimeSpan.FromDays(3_650_000));
        var account = new TestAccount(new AccountOptions { Clock = Clock, Speed = 1e9 });
        Clock.Advance(TimeSpan.FromDays(3_650_000));
        account.Ask("StartImagePipelineExecution", ("imagePipelineArn", account.Known.ApprovalPipelineArn), With());
        account.Ask("ListImagePipelines");
    }

    [Fact]
    public void AClockThatHasNotMovedChangesNothing()
    {
        var moving = Inventory.Take(Account).Responses;
        foreach (var (operation, expected) in Inventory.Default.Responses)
            Assert.Equal(expected.Select(item => item.ToJsonString()), moving[operation].Select(item => item.ToJsonString()));
    }

    [Fact]
    public void AStartedPipelineRunsFromStartToFinish()
    {
        var arn = Start(Known.GoldenImagePipelineArn);
        var began = Account.Now;
        var statuses = new List<string> { Status(arn) };
        var seen = new Dictionary<string, List<string>>();
        var succeeded = -1;
        while (statuses[^1] != "AVAILABLE")
        {
            Clock.Advance(TimeSpan.FromSeconds(1.5));
            var status = Status(arn);
            if (status != statuses[^1])
                statuses.Add(status);
            Assert.Equal(status, Pipeline(Known.GoldenImagePipelineArn).Text("lastRunStatus"));

            var executions = Executions(arn);
            Assert.InRange(executions.Count(execution => execution.Text("status") == "RUNNING"), 0, 1);
            var counted = executions.Sum(execution => execution["totalStepsSucceeded"]!.GetValue<int>());
            Assert.True(counted >= succeeded);
            succeeded = counted;
            foreach (var execution in executions)
            {
                var steps = Steps(execution);
                Assert.Equal(steps.Count, execution["totalStepCount"]!.GetValue<int>());
                Assert.Equal(steps.Count(step => step.Text("status") == "COMPLETED"), execution["totalStepsSucceeded"]!.GetValue<int>());
                Assert.Equal(steps.Count(step => step.Text("status") == "SKIPPED"), execution["totalStepsSkipped"]!.GetValue<int>());
                Assert.InRange(steps.Count(step => step.Text("status") == "RUNNING"), 0, 1);
                foreach (var item in steps.Append(execution))
                {
                    var itemStatus = item.Text("status")!;
                    Assert.Equal(itemStatus == "PENDING", Time(item, "startTime") is null);
                    Assert.Equal(itemStatus is "PENDING" or "RUNNING", Time(item, "endTime") is null);
                    Assert.True(Time(item, "startTime") is null || Time(item, "startTime") <= Account.Now);
                    Assert.True(Time(item, "endTime") is null || Time(item, "endTime") <= Account.Now);
                    if (itemStatus is "PENDING" or "RUNNING")
                        Assert.Null(item.Text("outputs"));
                    var id = item.Text("stepExecutionId") ?? item.Text("workflowExecutionId")!;
                    if (!seen.TryGetValue(id, out var course))
                        seen.Add(id, course = []);
                    if (course.LastOrDefault() != itemStatus)
                        course.Add(itemStatus);
                }
            }

            Assert.Equal(status == "AVAILABLE" ? 1 : 0, Image(arn)["outputResources"]!["amis"]!.AsArray().Count);
            Assert.True(Account.Now - began < TimeSpan.FromHours(1));
        }

        Assert.Equal(["PENDING", "BUILDING", "TESTING", "DISTRIBUTING", "AVAILABLE"], statuses);
        Assert.InRange(Account.Now - began, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(25));
        Assert.Equal(7 + 4 + 3 + 3, seen.Count);
        Assert.All(seen.Values, course => Assert.Contains(string.Join(' ', course), Courses));
        Pass(1);
        Assert.Equal(["COMPLETED", "COMPLETED", "COMPLETED"], Statuses(Executions(arn)));
        var ami = Image(arn)["outputResources"]!["amis"]![0]!.AsObject();
        Assert.Equal(
            Steps(Executions(arn)[0]).Single(step => step.Text("name") == "CreateOutputAMI").Text("outputs"),
            $$"""{"imageId": "{{ami.Text("image")}}"}"""
        );
        Assert.Equal(0, Pipeline(Known.GoldenImagePipelineArn)["consecutiveFailures"]!.GetValue<int>());
    }

    [Fact]
    public void EveryStepOfABuildTakesMinutesAtMost()
    {
        var arn = Start(Known.GoldenImagePipelineArn);
        Pass(60);
        var durations = Executions(arn)
            .ToDictionary(execution => execution.Text("type")!, execution => Time(execution, "endTime")! - Time(execution, "startTime"));
        Assert.InRange(durations["BUILD"]!.Value, TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(20));
        Assert.InRange(durations["TEST"]!.Value, TimeSpan.FromMinutes(2.5), TimeSpan.FromMinutes(5));
        Assert.All(
            Executions(arn).SelectMany(Steps),
            step => Assert.True(Time(step, "endTime") - Time(step, "startTime") < TimeSpan.FromMinutes(6))
        );
    }

    [Fact]
    public void TheApprovalPipelineComesToWaitAndGoesOnWhenTold()
    {
        var arn = Start(Known.ApprovalPipelineArn);
        Assert.EndsWith("/windows2022-hardened/2.1.0/2", arn, StringComparison.Ordinal);
        Pass(30);
        Assert.Equal("TESTING", Status(arn));
        var waiting = Account.List("ListWaitingWorkflowSteps", "steps", null);
        Assert.Equal(3, waiting.Count);
        var step = waiting[^1];
        Assert.Equal((arn, "WaitForApproval"), (step.Text("imageBuildVersionArn"), step.Text("name")));
        Assert.Equal("WAITING", Step(step.Text("stepExecutionId")!).Text("status"));

        Account.Ask(
            "SendWorkflowStepAction",
            ("stepExecutionId", step.Text("stepExecutionId")),
            ("imageBuildVersionArn", arn),
            ("action", "RESUME"),
            With()
        );
        Assert.Equal(2, Waiting().Count);
        Pass(1);
        Assert.Equal("AVAILABLE", Status(arn));
        Assert.Single(Image(arn)["outputResources"]!["amis"]!.AsArray());
        Assert.Equal("AVAILABLE", Pipeline(Known.ApprovalPipelineArn).Text("lastRunStatus"));
    }

    [Fact]
    public void AStepThatNobodyAnswersTimesOut()
    {
        Pass(60 * 24 * 3.9);
        Assert.Equal(2, Waiting().Count);
        Pass(60 * 24 * 0.2);
        Assert.Equal([Known.WaitingStepExecutionId], Waiting());
        var step = Step(Known.OtherWaitingStepExecutionId);
        Assert.Equal(("FAILED", "Step WaitForApproval timed out"), (step.Text("status"), step.Text("message")));
        Assert.Equal(TimeSpan.FromSeconds(604_800), Time(step, "endTime") - Time(step, "startTime"));
        var state = Image(Known.OtherWaitingImageArn)["state"]!.AsObject();
        Assert.Equal("FAILED", state.Text("status"));
        Assert.EndsWith("failed with reason: Step WaitForApproval timed out", state.Text("reason"), StringComparison.Ordinal);
        Assert.Equal("TESTING", state["failureContext"]!.AsObject().Text("imageStatus"));
        Account.Refused(
            400,
            "InvalidRequestException",
            "SendWorkflowStepAction",
            ("stepExecutionId", Known.OtherWaitingStepExecutionId),
            ("imageBuildVersionArn", Known.OtherWaitingImageArn),
            ("action", "RESUME"),
            With()
        );
        Account.Ask("RetryImage", ("imageBuildVersionArn", Known.OtherWaitingImageArn), With());
        Pass(10);
        Assert.Equal(2, Waiting().Count);
    }

    [Fact]
    public void WhatWasUnderWayComesToItsEnd()
    {
        Pass(2);
        Assert.Equal(
            "ROLLBACK_COMPLETED",
            Account.Ask("GetWorkflowExecution", ("workflowExecutionId", Known.RollingBackExecutionId)).Text("status")
        );
        Assert.Equal(2, Step(Known.RunningStepExecutionId)["attemptNumber"]!.GetValue<int>());
        Assert.Equal("COMPLETED", Step(Known.RunningStepExecutionId).Text("status"));
        Assert.Equal("BUILDING", Status(Known.RunningImageArn));
        Pass(30);
        Assert.Equal("AVAILABLE", Status(Known.RunningImageArn));
        Assert.Equal("AVAILABLE", Status(Known.EmptyImageArn));
    }

    [Fact]
    public void AContainerBuildRunsItsWorkflowsAndEndsInTheRegistry()
    {
        var image = ("imageBuildVersionArn", (object?)Known.EmptyImageArn);
        Assert.Equal("PENDING", Status(Known.EmptyImageArn));
        Assert.Empty(Executions(Known.EmptyImageArn));
        Assert.Null(Pipeline(Known.BusyPipelineArn).Text("lastRunStatus"));
        Pass(0.1);
        Assert.Equal("BUILDING", Status(Known.EmptyImageArn));
        Assert.Equal("BUILDING", Pipeline(Known.BusyPipelineArn).Text("lastRunStatus"));

        var statuses = new List<string>();
        for (var look = 0; look < 120 && statuses.LastOrDefault() != "AVAILABLE"; look++)
        {
            Pass(0.2);
            if (Status(Known.EmptyImageArn) is var status && status != statuses.LastOrDefault())
                statuses.Add(status);
        }

        Assert.Equal(["BUILDING", "TESTING", "DISTRIBUTING", "AVAILABLE"], statuses);
        Assert.Equal(["BUILD", "TEST", "DISTRIBUTION"], Executions(Known.EmptyImageArn).Select(execution => execution.Text("type")));
        Assert.All(Executions(Known.EmptyImageArn), execution => Assert.Equal("COMPLETED", execution.Text("status")));
        Assert.Equal(
            ["LaunchBuildInstance", "BootstrapBuildInstance", "ApplyBuildComponents"],
            Steps(Executions(Known.EmptyImageArn)[0]).Select(step => step.Text("name"))
        );
        var container = Assert.Single(Account.Ask("GetImage", image)["image"]!["outputResources"]!["containers"]!.AsArray())!.AsObject();
        Assert.Equal("us-east-1", container.Text("region"));
        Assert.Equal("""["123456789012.dkr.ecr.us-east-1.amazonaws.com/web-runtime:0.9.0-1"]""", container["imageUris"]!.ToJsonString());
    }

    [Fact]
    public void AContainerPipelineThatIsStartedBuildsATestedAndDistributedContainer()
    {
        Pass(1);
        var arn = Start(Known.BusyPipelineArn);
        Assert.Equal(["PENDING", "PENDING", "PENDING"], Statuses(Executions(arn)));
        Pass(30);
        Assert.Equal("AVAILABLE", Status(arn));
        Assert.Equal(["COMPLETED", "COMPLETED", "COMPLETED"], Statuses(Executions(arn)));
    }

    [Fact]
    public void AContainerBuildThatIsCancelledInTheQueueStaysWithoutExecutionsUntilItIsRetried()
    {
        var image = ("imageBuildVersionArn", (object?)Known.EmptyImageArn);
        Account.Ask("CancelImageCreation", image, With("cancel"));
        Pass(30);
        Assert.Equal("CANCELLED", Status(Known.EmptyImageArn));
        Assert.Empty(Executions(Known.EmptyImageArn));
        Account.Ask("RetryImage", image, With("retry"));
        Pass(30);
        Assert.Equal("AVAILABLE", Status(Known.EmptyImageArn));
    }

    [Fact]
    public void ALifecycleRunBeginsActsAndSucceeds()
    {
        var id = Known.PendingLifecycleExecutionId;
        decimal LastRun() =>
            Account.Ask("GetLifecyclePolicy", ("lifecyclePolicyArn", Known.LifecyclePolicyArn))["lifecyclePolicy"]![
                "dateLastRun"
            ]!.GetValue<decimal>();
        var before = LastRun();
        Clock.Advance(TimeSpan.FromSeconds(42));
        Assert.Equal("IN_PROGRESS", LifecycleStatus(id));
        Assert.Empty(Account.List("ListLifecycleExecutionResources", "resources", null, ("lifecycleExecutionId", id)));
        Assert.True(before < LastRun());

        Clock.Advance(TimeSpan.FromSeconds(10));
        var resource = Assert.Single(Account.List("ListLifecycleExecutionResources", "resources", null, ("lifecycleExecutionId", id)));
        Assert.Equal("IN_PROGRESS", resource["state"]!.AsObject().Text("status"));
        Assert.True(Lifecycle(id)["resourcesImpactedSummary"]!["hasImpactedResources"]!.GetValue<bool>());
        Assert.Equal(Known.ImpactingLifecycleExecutionId, Image(Known.LifecycleImageArn).Text("lifecycleExecutionId"));

        Pass(1);
        Assert.Equal(
            ("SUCCESS", "SUCCESS", "CANCELLED"),
            (
                LifecycleStatus(id),
                LifecycleStatus(Known.InProgressLifecycleExecutionId),
                LifecycleStatus(Known.CancellingLifecycleExecutionId)
            )
        );
        resource = Assert.Single(Account.List("ListLifecycleExecutionResources", "resources", null, ("lifecycleExecutionId", id)));
        Assert.Equal(("SUCCESS", "DEPRECATE"), (resource["state"]!.AsObject().Text("status"), resource["action"]!.AsObject().Text("name")));
        var below = Assert.Single(
            Account.List(
                "ListLifecycleExecutionResources",
                "resources",
                null,
                ("lifecycleExecutionId", id),
                ("parentResourceId", Known.LifecycleImageArn)
            )
        );
        Assert.Equal("eu-central-1", below.Text("region"));
        Assert.Equal(id, Image(Known.LifecycleImageArn).Text("lifecycleExecutionId"));
    }

    [Fact]
    public void ALifecycleRunThatIsCancelledFinishesWhatItHasBegun()
    {
        Clock.Advance(TimeSpan.FromSeconds(52));
        var id = Known.PendingLifecycleExecutionId;
        Account.Ask("CancelLifecycleExecution", ("lifecycleExecutionId", id), With());
        Assert.Equal("CANCELLING", LifecycleStatus(id));
        Pass(1);
        Assert.Equal("CANCELLED", LifecycleStatus(id));
        Assert.Single(Account.List("ListLifecycleExecutionResources", "resources", null, ("lifecycleExecutionId", id)));
    }

    [Fact]
    public void EqualAccountsChangeInEqualWays()
    {
        string Run()
        {
            var clock = new TestClock();
            var account = new TestAccount(new AccountOptions { Clock = clock, Speed = 60 });
            account.Ask("StartImagePipelineExecution", ("imagePipelineArn", account.Known.GoldenImagePipelineArn), With());
            account.Ask("RetryImage", ("imageBuildVersionArn", account.Known.FailedImageArn), With());
            clock.Advance(TimeSpan.FromSeconds(7));
            var responses = Inventory.Read(new Inventory(), account).Responses;
            return string.Join('\n', responses.SelectMany(pair => pair.Value).Select(item => item.ToJsonString()));
        }

        Assert.Equal(Run(), Run());
    }
}
