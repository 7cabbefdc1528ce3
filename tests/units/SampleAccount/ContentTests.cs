using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The content of the account.</summary>
public sealed class ContentTests
{
    private static readonly TestAccount Account = new();
    private static readonly KnownResources Known = Account.Known;

    private static IEnumerable<JsonObject> Executions => Inventory.Default.Items("ListWorkflowExecutions", "workflowExecutions");

    private static IEnumerable<JsonObject> AllSteps => Inventory.Default.Items("ListWorkflowStepExecutions", "steps");

    [Fact]
    public void WorkflowExecutionsComeInEveryStatusAndType()
    {
        Assert.Equal(
            ["CANCELLED", "COMPLETED", "FAILED", "PENDING", "ROLLBACK_COMPLETED", "ROLLBACK_IN_PROGRESS", "RUNNING", "SKIPPED"],
            Executions.Select(execution => execution.Text("status")).Distinct().Order()
        );
        Assert.Equal([null, "BUILD", "DISTRIBUTION", "TEST"], Executions.Select(execution => execution.Text("type")).Distinct().Order());
        Assert.Contains(Executions, execution => execution.ContainsKey("parallelGroup") && execution["retried"]!.GetValue<bool>());
    }

    [Fact]
    public void StepsComeInEveryStatusAndRollbackStatus()
    {
        Assert.Equal(
            ["CANCELLED", "COMPLETED", "FAILED", "PENDING", "RUNNING", "SKIPPED", "WAITING"],
            AllSteps.Select(step => step.Text("status")).Distinct().Order()
        );
        Assert.Superset(
            new HashSet<string?> { null, "COMPLETED", "FAILED", "RUNNING" },
            AllSteps.Select(step => step.Text("rollbackStatus")).ToHashSet()
        );
    }

    [Fact]
    public void LifecycleExecutionsComeInEveryStatus()
    {
        var executions = Inventory.Default.Items("ListLifecycleExecutions", "lifecycleExecutions").ToList();
        Assert.Equal(
            ["CANCELLED", "CANCELLING", "FAILED", "IN_PROGRESS", "PENDING", "SUCCESS"],
            executions.Select(execution => execution["state"]!.AsObject().Text("status")).Distinct().Order()
        );
        Assert.Contains(executions, execution => !execution.ContainsKey("lifecyclePolicyArn"));
        Assert.Contains(executions, execution => !execution.ContainsKey("resourcesImpactedSummary"));
        Assert.Contains(executions, execution => execution["resourcesImpactedSummary"]?["hasImpactedResources"]?.GetValue<bool>() == true);
        Assert.Contains(executions, execution => execution["state"]!.AsObject().ContainsKey("reason"));
    }

    [Fact]
    public void StepCountsOfAnExecutionAreThoseOfItsSteps()
    {
        foreach (var execution in Executions)
        {
            var steps = Account.List(
                "ListWorkflowStepExecutions",
                "steps",
                null,
                ("workflowExecutionId", execution.Text("workflowExecutionId"))
            );
            int Count(string status) => steps.Count(step => step.Text("status") == status);
            Assert.Equal(
                (steps.Count, Count("COMPLETED"), Count("FAILED"), Count("SKIPPED")),
                (Number("totalStepCount"), Number("totalStepsSucceeded"), Number("totalStepsFailed"), Number("totalStepsSkipped"))
            );

            int Number(string member) => execution[member]!.GetValue<int>();
        }
    }

    [Fact]
    public void TimesRunForwardAndNothingHappensAfterThePresent()
    {
        foreach (var item in Executions.Concat(AllSteps))
        {
            var start = Time(item, "startTime");
            var end = Time(item, "endTime");
            Assert.True(start <= Account.Options.Now || start is null, item.ToJsonString());
            Assert.True(end is null || (start <= end && end <= Account.Options.Now), item.ToJsonString());
            if (item.Text("status") == "SKIPPED" && item.ContainsKey("stepExecutionId"))
                Assert.Equal(start, end);
            if (item.Text("status") == "PENDING")
                Assert.Null(start);
        }

        static DateTimeOffset? Time(JsonObject item, string member) =>
            item.Text(member) is { } text
                ? DateTimeOffset.ParseExact(
                    text,
                    "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal
                )
                : null;
    }

    [Fact]
    public void AnExecutionOrStepSaysTheSameInAListAndByItself()
    {
        foreach (
            var (list, key, get, id) in new[]
            {
                ("ListWorkflowExecutions", "workflowExecutions", "GetWorkflowExecution", "workflowExecutionId"),
                ("ListWorkflowStepExecutions", "steps", "GetWorkflowStepExecution", "stepExecutionId"),
            }
        )
        {
            var single = Inventory.Default.Responses[get].ToDictionary(response => response.Text(id)!);
            foreach (var item in Inventory.Default.Items(list, key))
            {
                // Only the listing says whether an execution was retried.
                var other = single[item.Text(id)!];
                var members = item.Where(member => member.Key != "retried");
                Assert.All(members, member => Assert.True(JsonNode.DeepEquals(member.Value, other[member.Key])));
                Assert.NotNull(other.Text("imageBuildVersionArn"));
            }
        }
    }

    [Fact]
    public void AFailureIsToldWhereTheServiceTellsIt()
    {
        var step = Account.Ask("GetWorkflowStepExecution", ("stepExecutionId", Known.FailedStepExecutionId));
        Assert.False(step.ContainsKey("message"));
        var outputs = JsonNode.Parse(step.Text("outputs")!)!;
        var summary = JsonNode.Parse(outputs["output"]!.GetValue<string>())!.AsObject();
        Assert.Contains("harden-os", summary.Text("failureMessage"), StringComparison.Ordinal);
        Assert.NotNull(summary.Text("logUrl"));

        var state = Account.Ask("GetImage", ("imageBuildVersionArn", Known.FailedImageArn))["image"]!["state"]!.AsObject();
        Assert.Equal(
            $"Workflow Execution ID: '{Known.FailedExecutionId}' failed with reason: {summary.Text("failureMessage")}",
            state.Text("reason")
        );
        Assert.Equal(Known.FailedStepExecutionId, state["failureContext"]!.AsObject().Text("stepExecutionId"));

        var steps = Account.List("ListWorkflowStepExecutions", "steps", null, ("workflowExecutionId", Known.FailedExecutionId));
        Assert.Equal(["COMPLETED", "FAILED", .. Enumerable.Repeat("PENDING", 5)], steps.Select(item => item.Text("status")));
    }

    [Fact]
    public void TheManagedWorkflowsHaveTheirRealSteps()
    {
        string Actions(string execution) =>
            string.Join(
                ' ',
                Account
                    .List("ListWorkflowStepExecutions", "steps", null, ("workflowExecutionId", execution))
                    .Select(step => step.Text("action"))
            );
        Assert.Equal(
            "LaunchInstance ExecuteComponents CollectImageMetadata SanitizeInstance RunSysPrep CreateImage TerminateInstance",
            Actions(Known.AvailableBuildExecutionId)
        );
        Assert.Equal(
            "LaunchInstance CollectImageScanFindings ExecuteComponents TerminateInstance",
            Actions(Known.AvailableTestExecutionId)
        );
        Assert.Equal("DistributeImage ModifyImageAttributes ApplyImageConfigurations", Actions(Known.AvailableDistributionExecutionId));
    }

    [Fact]
    public void WaitingStepsAreTheOnesThatSayWaiting()
    {
        var waiting = Inventory.Default.Items("ListWaitingWorkflowSteps", "steps").Select(step => step.Text("stepExecutionId")).ToList();
        var sayingSo = AllSteps.Where(step => step.Text("status") == "WAITING").Select(step => step.Text("stepExecutionId"));
        Assert.Equal(sayingSo.Order(), waiting.Order());
        Assert.Contains(Known.WaitingStepExecutionId, waiting);
        var step = Account.Ask("GetWorkflowStepExecution", ("stepExecutionId", Known.WaitingStepExecutionId));
        Assert.Equal(("WaitForAction", 604_800), (step.Text("action"), step["timeoutSeconds"]!.GetValue<int>()));
    }

    [Fact]
    public void MessagesHoldWhatIsHardToCarry()
    {
        var step = Account.Ask("GetWorkflowStepExecution", ("stepExecutionId", Known.UnicodeStepExecutionId)).Text("message")!;
        Assert.All("\"\n,\\\tü行„", character => Assert.Contains(character, step));
        Assert.Contains("🚫", step, StringComparison.Ordinal);
        var execution = Account.Ask("GetWorkflowExecution", ("workflowExecutionId", Known.UnicodeExecutionId));
        Assert.Contains("\r\n", execution.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public void AListingSaysWhatBelongsToAllItsItemsBesideThem()
    {
        var executions = Account.Ask("ListWorkflowExecutions", ("imageBuildVersionArn", Known.CancelledImageArn));
        Assert.Equal(
            (Known.CancelledImageArn, "Image creation was cancelled by the user"),
            (executions.Text("imageBuildVersionArn"), executions.Text("message"))
        );
        var steps = Account.Ask("ListWorkflowStepExecutions", ("workflowExecutionId", Known.AvailableBuildExecutionId));
        Assert.Equal(
            (Known.AvailableImageArn, Known.AvailableBuildExecutionId),
            (steps.Text("imageBuildVersionArn"), steps.Text("workflowExecutionId"))
        );
        Assert.Contains(":aws:workflow/build/build-image/", steps.Text("workflowBuildVersionArn"), StringComparison.Ordinal);
        Assert.False(steps.ContainsKey("message"));
    }

    [Fact]
    public void LifecycleTimesAreNumbersWithAFraction()
    {
        var run = Account.Ask("GetLifecycleExecution", ("lifecycleExecutionId", Known.FailedLifecycleExecutionId))["lifecycleExecution"]!;
        Assert.Equal(JsonValueKind.Number, run["startTime"]!.GetValueKind());
        Assert.Matches(@"^\d{10}\.\d{1,3}$", run["startTime"]!.ToJsonString());
        Assert.True(run["startTime"]!.GetValue<decimal>() < run["endTime"]!.GetValue<decimal>());
    }

    [Fact]
    public void AnImageIsFoundByItsVersionAndByAVersionLeftOpen()
    {
        string Find(string arn) => Account.Ask("GetImage", ("imageBuildVersionArn", arn))["image"]!.AsObject().Text("arn")!;
        var name = Known.GoldenImageVersionArn[..Known.GoldenImageVersionArn.LastIndexOf('/')];
        Assert.Equal(Known.RunningImageArn, Find(Known.GoldenImageVersionArn));
        Assert.Equal(Known.RunningImageArn, Find(name + "/x.x.x"));
        Assert.Equal(Known.LifecycleImageArn, Find(name + "/1.x.0"));
        Account.Refused(400, "ClientException", "GetImage", ("imageBuildVersionArn", name + "/2.x.x"));
    }

    [Fact]
    public void EveryKnownResourceIsWhatItsDescriptionSays()
    {
        string Status(string id) => Account.Ask("GetWorkflowExecution", ("workflowExecutionId", id)).Text("status")!;
        Assert.Equal("FAILED", Status(Known.FailedExecutionId));
        Assert.Equal("RUNNING", Status(Known.RunningExecutionId));
        Assert.Equal("PENDING", Status(Known.PendingExecutionId));
        Assert.Equal("CANCELLED", Status(Known.CancelledExecutionId));
        Assert.Equal("ROLLBACK_COMPLETED", Status(Known.RolledBackExecutionId));
        Assert.Equal("ROLLBACK_IN_PROGRESS", Status(Known.RollingBackExecutionId));
        Assert.Equal("SKIPPED", Status(Known.SkippedExecutionId));
        Assert.Equal("RUNNING", Status(Known.WaitingExecutionId));
        Assert.Equal("FAILED", Status(Known.DistributionFailedExecutionId));
        Assert.False(Account.Ask("GetWorkflowExecution", ("workflowExecutionId", Known.LegacyExecutionId)).ContainsKey("type"));
        Assert.Equal(
            34,
            Account.List("ListWorkflowExecutions", "workflowExecutions", null, ("imageBuildVersionArn", Known.MatrixImageArn)).Count
        );
        Assert.Empty(Account.List("ListWorkflowExecutions", "workflowExecutions", null, ("imageBuildVersionArn", Known.EmptyImageArn)));
        Assert.Equal(
            60,
            Account.List("ListLifecycleExecutions", "lifecycleExecutions", null, ("resourceArn", Known.LifecycleImageArn)).Count
        );
        Assert.Equal(
            31,
            Account.List("ListImageBuildVersions", "imageSummaryList", null, ("imageVersionArn", Known.NightlyImageVersionArn)).Count
        );
        Assert.Equal(
            2,
            Account
                .List("ListWorkflowBuildVersions", "workflowSummaryList", null, ("workflowVersionArn", Known.ReleaseWorkflowVersionArn))
                .Count
        );
        Assert.Equal(Known.FailedImageArn, Known.ToDictionary()[nameof(KnownResources.FailedImageArn)]);
    }

    [Fact]
    public void ALifecycleRunListsItsResourcesAndWhatLiesBelowThem()
    {
        var id = ("lifecycleExecutionId", (object?)Known.ImpactingLifecycleExecutionId);
        var image = Assert.Single(Account.List("ListLifecycleExecutionResources", "resources", null, id));
        Assert.Equal(Known.LifecycleImageArn, image.Text("resourceId"));
        var below = Account.List("ListLifecycleExecutionResources", "resources", null, id, ("parentResourceId", image.Text("resourceId")));
        Assert.Equal(["SUCCESS", "FAILED"], below.Select(resource => resource["state"]!.AsObject().Text("status")));
        Account.Refused(400, "ClientException", "ListLifecycleExecutionResources", id, ("parentResourceId", "ami-1"));
    }

    [Theory]
    [InlineData(true, false, 12)]
    [InlineData(false, false, 11)]
    [InlineData(true, true, 8)]
    public void ImagesAreListedByVersionOrByName(bool includeDeprecated, bool byName, int count) =>
        Assert.Equal(
            count,
            Account.List("ListImages", "imageVersionList", null, ("includeDeprecated", includeDeprecated), ("byName", byName)).Count
        );

    [Fact]
    public void OtherOwnersHaveManagedWorkflowsAndNoImages()
    {
        Assert.Empty(Account.List("ListImages", "imageVersionList", null, ("owner", "Amazon")));
        var managed = Account
            .List("ListWorkflows", "workflowVersionList", null, ("owner", "Amazon"))
            .Select(workflow => workflow.Text("name"));
        Assert.Equal(
            ["build-image", "test-image", "distribute-image", "build-image", "build-container", "test-container", "distribute-container"],
            managed
        );
        Assert.Empty(Account.List("ListWorkflows", "workflowVersionList", null, ("owner", "Shared")));
    }
}
