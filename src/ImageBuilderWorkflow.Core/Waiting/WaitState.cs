namespace ImageBuilderWorkflow.Core;

/// <summary>How far something is that is waited for.</summary>
/// <param name="Status">The status; <see langword="null"/> if it was never read.</param>
internal sealed record WaitState(string? Status)
{
    /// <summary>The workflow execution that runs, or else the last that ran; <see langword="null"/> if that is not known.</summary>
    public WorkflowExecution? Execution { get; init; }

    /// <summary>The number of that workflow execution, starting at 1.</summary>
    public int ExecutionNumber { get; init; }

    /// <summary>The number of workflow executions.</summary>
    public int ExecutionCount { get; init; }

    /// <summary>The number of the step that runs, starting at 1.</summary>
    public int StepNumber { get; init; }

    /// <summary>The number of steps of the workflow execution.</summary>
    public int StepCount { get; init; }

    /// <summary>The name of the step that runs; <see langword="null"/> if that is not known.</summary>
    public string? StepName { get; init; }

    /// <summary>The step that failed; <see langword="null"/> if none has failed, or if that is not known.</summary>
    public WorkflowStepExecution? FailedStep { get; init; }

    /// <summary>The step that waits for an approval; <see langword="null"/> if none does.</summary>
    public WaitingWorkflowStep? WaitingStep { get; init; }

    /// <summary>The time when the first workflow started, in UTC; <see langword="null"/> if that is not known.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>The time of the service when it was read, in UTC.</summary>
    public DateTime? ReadTime { get; init; }

    /// <summary>How long an earlier build took; <see langword="null"/> if there is none, or if that was not asked for.</summary>
    public TimeSpan? EarlierDuration { get; init; }
}
