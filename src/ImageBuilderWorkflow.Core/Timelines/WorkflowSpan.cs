namespace ImageBuilderWorkflow.Core;

/// <summary>A workflow execution on the axis of time.</summary>
/// <param name="execution">The execution.</param>
/// <param name="steps">Its steps, in the order of time.</param>
internal sealed class WorkflowSpan(WorkflowExecution execution, IReadOnlyList<WorkflowStepExecution> steps)
{
    private const string Skipped = "SKIPPED";

    /// <summary>The execution.</summary>
    public WorkflowExecution Execution => execution;

    /// <summary>Its steps, in the order of time.</summary>
    public IReadOnlyList<WorkflowStepExecution> Steps => steps;

    /// <summary>The start; <see langword="null"/> if it has not started.</summary>
    public DateTime? Start => execution.StartTime;

    /// <summary>
    /// The end, or the time up to which it was seen to run. One that ended without telling when ended with its last step. Never before the
    /// start, whatever the clocks of the service say.
    /// </summary>
    public DateTime? End { get; } =
        execution.StartTime is not { } start
            ? null
            : Later(
                start,
                execution.EndTime
                    ?? start + Timing.Elapsed(start, null, execution.Status, execution.ReadTime)
                    ?? steps.Max(static step => step.EndTime)
                    ?? start
            );

    /// <summary>Whether it ran, so that something could wait for it.</summary>
    public bool HasRun => execution.StartTime is not null && execution.Status != Skipped;

    /// <summary>Whether a step ran.</summary>
    /// <param name="step">The step.</param>
    public static bool IsRun(WorkflowStepExecution step) => step.StartTime is not null && step.Status != Skipped;

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
