using ImageBuilderWorkflow.Loopback;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The generated builds.</summary>
public sealed class ScaleTests
{
    [Fact]
    public void ABigExecutionHasAllItsStepsAndKeepsNone()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var account = new TestAccount(scale: new ScaleOptions { BigStepCount = int.MaxValue });
        var execution = account.Ask("GetWorkflowExecution", ("workflowExecutionId", account.Known.BigWorkflowExecutionId));
        Assert.Equal(int.MaxValue, execution["totalStepCount"]!.GetValue<int>());
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 20_000_000);

        var last = account.Known.BigStepExecutionId(int.MaxValue - 1);
        Assert.Equal("Check2147483646", account.Ask("GetWorkflowStepExecution", ("stepExecutionId", last)).Text("name"));
    }

    [Fact]
    public void ABigExecutionCountsItsStepsAsTheyAre()
    {
        var account = new TestAccount(scale: new ScaleOptions { BigStepCount = 2_345 });
        var steps = account.List(
            "ListWorkflowStepExecutions",
            "steps",
            null,
            ("workflowExecutionId", account.Known.BigWorkflowExecutionId)
        );
        Assert.Equal(2_345, steps.Select(step => step.Text("stepExecutionId")).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(0, 2_345).Select(account.Known.BigStepExecutionId),
            steps.Select(step => step.Text("stepExecutionId"))
        );

        var execution = account.Ask("GetWorkflowExecution", ("workflowExecutionId", account.Known.BigWorkflowExecutionId));
        Assert.Equal(
            (Count("COMPLETED"), Count("FAILED"), Count("SKIPPED")),
            (
                execution["totalStepsSucceeded"]!.GetValue<int>(),
                execution["totalStepsFailed"]!.GetValue<int>(),
                execution["totalStepsSkipped"]!.GetValue<int>()
            )
        );

        int Count(string status) => steps.Count(step => step.Text("status") == status);
    }

    [Fact]
    public void AFanHasItsExecutionsAndTheirSteps()
    {
        var account = new TestAccount(scale: new ScaleOptions { FanExecutionCount = 200, FanStepCount = 60 });
        var executions = account.List(
            "ListWorkflowExecutions",
            "workflowExecutions",
            null,
            ("imageBuildVersionArn", account.Known.FanImageArn)
        );
        Assert.Equal(
            Enumerable.Range(0, 200).Select(account.Known.FanWorkflowExecutionId),
            executions.Select(execution => execution.Text("workflowExecutionId"))
        );
        var steps = account.List(
            "ListWorkflowStepExecutions",
            "steps",
            null,
            ("workflowExecutionId", account.Known.FanWorkflowExecutionId(199))
        );
        Assert.Equal(60, steps.Count);
        var step = account.Ask("GetWorkflowStepExecution", ("stepExecutionId", account.Known.FanStepExecutionId(199, 59)));
        Assert.Equal(account.Known.FanWorkflowExecutionId(199), step.Text("workflowExecutionId"));
        Assert.Equal(account.Known.FanImageArn, step.Text("imageBuildVersionArn"));
    }

    [Fact]
    public void WhatWasNotAskedForIsNotThere()
    {
        var account = new TestAccount(scale: new ScaleOptions { FanExecutionCount = 2, FanStepCount = 3 });
        account.Refused(400, "ClientException", "GetWorkflowExecution", ("workflowExecutionId", account.Known.BigWorkflowExecutionId));
        account.Refused(400, "ClientException", "ListWorkflowExecutions", ("imageBuildVersionArn", account.Known.BigImageArn));
        account.Refused(400, "ClientException", "GetWorkflowExecution", ("workflowExecutionId", account.Known.FanWorkflowExecutionId(2)));
        account.Refused(400, "ClientException", "GetWorkflowStepExecution", ("stepExecutionId", account.Known.FanStepExecutionId(1, 3)));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 65_537, 0)]
    public void SizesThatMakeNoSenseAreRefused(int steps, int executions, int each) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new TestAccount(
                scale: new ScaleOptions
                {
                    BigStepCount = steps,
                    FanExecutionCount = executions,
                    FanStepCount = each,
                }
            )
        );
}
