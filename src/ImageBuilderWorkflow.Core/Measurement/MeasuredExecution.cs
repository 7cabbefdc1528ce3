namespace ImageBuilderWorkflow.Core;

/// <summary>What a measurement needs to know of a workflow execution or a step execution.</summary>
/// <param name="WorkflowName">The name of the workflow, without its version.</param>
/// <param name="StepName">The name of the step; <see langword="null"/> for a workflow execution.</param>
/// <param name="Status">The status.</param>
/// <param name="Start">The start in UTC; <see langword="null"/> if it has not started.</param>
/// <param name="Duration">The time from the start to the end; <see langword="null"/> if it has not ended.</param>
internal readonly record struct MeasuredExecution(
    string WorkflowName,
    string? StepName,
    string? Status,
    DateTime? Start,
    TimeSpan? Duration
)
{
    /// <summary>Whether the execution failed. A workflow is rolled back because it failed.</summary>
    public bool HasFailed => Status is "FAILED" or "ROLLBACK_IN_PROGRESS" or "ROLLBACK_COMPLETED";

    /// <summary>How long the execution ran; <see langword="null"/> if it has not ended, or did not run because it was skipped.</summary>
    public TimeSpan? RunTime => Status == "SKIPPED" ? null : Duration;
}
