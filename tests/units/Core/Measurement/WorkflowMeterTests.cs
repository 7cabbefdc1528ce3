using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Executions are measured by the names of their workflows and steps.</summary>
public sealed class WorkflowMeterTests
{
    [Fact]
    public void Workflows_come_in_their_order_each_before_its_steps()
    {
        var meter = new WorkflowMeter();
        foreach (var (workflow, step) in new[] { ("b", "2"), ("a", null), ("b", "1"), ("a", "9"), ("b", "2"), ("b", null), ("c", "1") })
        {
            meter.Add(new MeasuredExecution(workflow, step, "COMPLETED", Start: null, TimeSpan.FromSeconds(1)));
        }

        Assert.Equal(["b 1", "b/2 2", "b/1 1", "a 1", "a/9 1", "c/1 1"], meter.Measure().Select(one => $"{one} {one.Count}"));
    }

    [Fact]
    public void Names_are_compared_with_their_case_and_without_input_there_is_nothing()
    {
        var meter = new WorkflowMeter();
        Assert.Empty(meter.Measure());

        meter.Add(new MeasuredExecution("a", "Step", "COMPLETED", Start: null, Duration: null));
        meter.Add(new MeasuredExecution("a", "step", "FAILED", Start: null, Duration: null));

        Assert.Equal([("Step", 0), ("step", 1)], meter.Measure().Select(one => (one.StepName!, one.FailedCount)));
        Assert.All(meter.Measure(), one => Assert.Null(one.TotalDuration));
    }
}
