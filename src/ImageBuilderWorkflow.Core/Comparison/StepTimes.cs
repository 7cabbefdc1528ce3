using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>How long the steps of an image build took, by the names of their workflows and steps.</summary>
internal static class StepTimes
{
    /// <summary>
    /// Returns the durations of the steps that have ended and were not skipped. The name is that of the workflow, a slash and that of the
    /// step. If a workflow ran several times in a build, as test workflows do, the later runs have a number.
    /// </summary>
    /// <param name="runs">The workflow executions, each with its steps.</param>
    public static Dictionary<string, TimeSpan> Of(IEnumerable<(WorkflowExecution Execution, List<WorkflowStepExecution> Steps)> runs)
    {
        var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var (execution, steps) in runs.OrderBy(static run => run.Execution.StartTime ?? DateTime.MaxValue)
                .ThenBy(static run => run.Execution.WorkflowExecutionId, StringComparer.Ordinal)
        )
        {
            var workflow = ArnText.WorkflowName(execution.WorkflowBuildVersionArn) ?? string.Empty;
            var number = numbers[workflow] = numbers.GetValueOrDefault(workflow) + 1;
            var run = number == 1 ? workflow : string.Create(CultureInfo.InvariantCulture, $"{workflow} #{number}");
            foreach (var step in steps)
            {
                if (step is { Status: not "SKIPPED", Duration: { } duration })
                {
                    times[$"{run}/{step.Name}"] = duration;
                }
            }
        }

        return times;
    }

    /// <summary>Returns the steps whose durations differ, by name. The order is ordinal.</summary>
    /// <param name="reference">The durations in the reference build.</param>
    /// <param name="difference">The durations in the build that is compared.</param>
    /// <param name="ratio">The longer duration must be more than so many times the shorter one.</param>
    /// <param name="least">The durations must differ by at least this time.</param>
    public static IEnumerable<(string Name, TimeSpan Reference, TimeSpan Difference)> Moved(
        Dictionary<string, TimeSpan> reference,
        Dictionary<string, TimeSpan> difference,
        double ratio,
        TimeSpan least
    ) =>
        from pair in reference.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
        where difference.ContainsKey(pair.Key)
        let before = pair.Value
        let after = difference[pair.Key]
        where (after - before).Duration() >= least && Math.Max(before.Ticks, after.Ticks) > Math.Min(before.Ticks, after.Ticks) * ratio
        select (pair.Key, before, after);
}
