using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The failed builds of an account with failures: each has what its answer names, in the place that it names.</summary>
public sealed class FailureTests
{
    private static readonly TestAccount Account = new(new AccountOptions { HasFailures = true });

    public static TheoryData<string> Names => [.. Account.Failures.Select(failure => failure.Name)];

    [Fact]
    public void EveryFormIsThere()
    {
        Assert.Equal(
            [
                "AccessDenied",
                "CommandFailed",
                "ComponentFailed",
                "ConfigurationFailed",
                "DistributionFailed",
                "InstanceNotLaunched",
                "InstanceUnreachable",
                "RecipeUnresolvable",
                "SanitizeFailed",
                "ScanFailed",
                "StepTimedOut",
                "SysPrepFailed",
                "TestFailed",
                "Unknown",
            ],
            Account.Failures.Select(failure => failure.Kind).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Contains(Account.Failures, failure => !failure.HasContext && failure.WorkflowExecutionId is not null);
        Assert.Contains(Account.Failures, failure => !failure.HasLog);
    }

    [Fact]
    public void TheDefaultAccountHasNoneOfThem()
    {
        var account = new TestAccount();
        Assert.Empty(account.Failures);
        Assert.DoesNotContain(
            account.List("ListImages", "imageVersionList", null),
            image => Account.Failures.Any(failure => failure.Name == image.Text("name"))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheAnswerStandsWhereItSays(string name)
    {
        var failure = Account.Failures.Single(failure => failure.Name == name);
        var state = Account.Ask("GetImage", ("imageBuildVersionArn", failure.ImageArn))["image"]!["state"]!.AsObject();
        var context = state["failureContext"]?.AsObject();
        Assert.Equal("FAILED", state.Text("status"));
        Assert.Equal(failure.HasContext, context is not null);
        if (context is not null)
            Assert.Equal((failure.Stage, failure.Step), (context.Text("imageStatus"), context.Text("failedStep")));

        var texts = new Dictionary<string, string?>
        {
            ["reason"] = state.Text("reason"),
            ["componentFailure"] = context?["componentFailure"]?.AsObject().Text("errorMessage"),
            ["regionFailures"] = context?["distributionFailure"]?["regionFailures"]?[0]?.AsObject().Text("errorMessage"),
            ["log"] = failure.HasLog ? string.Join('\n', Log(failure)) : null,
        };
        if (failure.WorkflowExecutionId is not null)
        {
            var step = FailedStep(failure);
            Assert.Equal("FAILED", step.Text("status"));
            texts["step"] = step.Text("message");
            texts["outputs"] = step.Text("outputs");
            var duration = DateTime.Parse(step.Text("endTime")!, null) - DateTime.Parse(step.Text("startTime")!, null);
            Assert.Equal(failure.IsTimeout, duration.TotalSeconds >= step["timeoutSeconds"]!.GetValue<int>());
        }
        else
        {
            Assert.Empty(Account.List("ListWorkflowExecutions", "workflowExecutions", null, ("imageBuildVersionArn", failure.ImageArn)));
        }

        if (failure.Message is not null)
        {
            var text = texts[failure.Source!] ?? "";
            Assert.Contains(failure.Message, failure.Source == "outputs" ? Unwrapped(text) : text, StringComparison.Ordinal);
        }

        if (failure.Component is not null)
            Assert.Contains(failure.Component, string.Join('\n', texts.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void OfParallelTestsTheFirstToEndIsTheCause()
    {
        var failure = Account.Failures.Single(failure => failure.Name == "orders-service");
        var failed = Account
            .List("ListWorkflowExecutions", "workflowExecutions", null, ("imageBuildVersionArn", failure.ImageArn))
            .Where(execution => execution.Text("status") == "FAILED")
            .ToList();
        Assert.Equal(2, failed.Count);
        Assert.Equal(failure.WorkflowExecutionId, failed.MinBy(execution => execution.Text("endTime"))!.Text("workflowExecutionId"));
        Assert.NotEqual(failure.WorkflowExecutionId, failed[0].Text("workflowExecutionId"));
    }

    [Fact]
    public void HostileTextsComeAsTheyAre()
    {
        var failure = Account.Failures.Single(failure => failure.Name == "hostile-texts");
        var message = FailedStep(failure).Text("message")!;
        Assert.All("\u001b\u0007\u009b\u202e\u2066\r\0", character => Assert.Contains(character, message));
        Assert.Contains($"CmdExecution: Stderr: {message}", Log(failure));
    }

    private static List<string> Log(KnownFailure failure) =>
        Account.Messages($"/aws/imagebuilder/{failure.Name}", string.Join('/', failure.ImageArn.Split('/')[^2..]));

    private static JsonObject FailedStep(KnownFailure failure)
    {
        var steps = Account.List("ListWorkflowStepExecutions", "steps", null, ("workflowExecutionId", failure.WorkflowExecutionId));
        var step = steps.Single(step => step.Text("name") == failure.Step);
        return Account.Ask("GetWorkflowStepExecution", ("stepExecutionId", step.Text("stepExecutionId")));
    }

    // The output of a command is text in JSON. The output of the component runner is JSON in that text.
    private static string Unwrapped(string outputs)
    {
        var output = JsonNode.Parse(outputs)!.AsObject().Text("output")!;
        return output.StartsWith('{') ? JsonNode.Parse(output)!.AsObject().Text("failureMessage")! : output;
    }
}
