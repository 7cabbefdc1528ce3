namespace ImageBuilderWorkflow.Core;

/// <summary>Is told how a wait goes. The calls come from any thread, one at a time.</summary>
/// <typeparam name="T">The type of what is waited for.</typeparam>
internal interface IWaitObserver<T>
    where T : ServiceObject
{
    /// <summary>The state of an input was read.</summary>
    /// <param name="input">The input.</param>
    /// <param name="state">The state.</param>
    /// <param name="changes">What has changed since the last time.</param>
    void Seen(WaitInput input, WaitState state, IReadOnlyList<WaitChange> changes);

    /// <summary>A step of an input has begun to wait for an approval. It is told of once.</summary>
    void WaitsForApproval(WaitInput input, WaitingWorkflowStep step);

    /// <summary>Something cannot be read at the moment, and the wait goes on without it. A problem is told of once.</summary>
    /// <param name="problem">What cannot be read.</param>
    /// <param name="error">Why.</param>
    void GoesOn(WaitProblem problem, ImageBuilderException error);

    /// <summary>The wait for an input has ended.</summary>
    void Ended(WaitResult<T> result);

    /// <summary>Takes note of an answer to what is asked of a client.</summary>
    void Answered(ImageBuilderClient client);

    /// <summary>Whether an error refuses all inputs of a client. It is reported for the first of them.</summary>
    bool RefusesAll(ImageBuilderClient client, ImageBuilderException error);
}

/// <summary>What a wait goes on without.</summary>
internal enum WaitProblem
{
    /// <summary>The state of an input; it is read again.</summary>
    State,

    /// <summary>The steps that run.</summary>
    Steps,

    /// <summary>The steps that wait for an approval.</summary>
    Approvals,

    /// <summary>The reason for a failure.</summary>
    Failure,
}

/// <summary>A change of the status of a build, a workflow execution or a step.</summary>
/// <param name="Status">The new status.</param>
/// <param name="Execution">The workflow execution; <see langword="null"/> for a change of the build itself.</param>
/// <param name="Step">The step; <see langword="null"/> for a change of the workflow execution.</param>
internal sealed record WaitChange(string? Status, WorkflowExecution? Execution = null, WorkflowStepExecution? Step = null)
{
    /// <summary>The number of the step in its workflow, starting at 1; 0 without a step.</summary>
    public int StepNumber { get; init; }
}
