namespace ImageBuilderWorkflow.Core;

/// <summary>What is particular about waiting for one type of object.</summary>
/// <typeparam name="T">The type.</typeparam>
internal interface IWaitSubject<T>
    where T : ServiceObject, new()
{
    /// <summary>Whether an object of a listing has all that a single one has.</summary>
    bool ListsAll { get; }

    /// <summary>
    /// The ARN whose listing contains an input, so that inputs of one listing share it; <see langword="null"/> if it is not known.
    /// </summary>
    string? GroupOf(WaitInput input, T? item);

    /// <summary>The id or ARN of an object, as the input has it.</summary>
    string? IdOf(T item);

    /// <summary>Reads one object.</summary>
    /// <exception cref="ImageBuilderException">The service refused the request.</exception>
    Task<T> GetAsync(WaitInput input, CancellationToken cancellationToken);

    /// <summary>Lists the objects of a group.</summary>
    IAsyncEnumerable<ItemPage<T>> ListAsync(ImageBuilderClient client, string group, CancellationToken cancellationToken);

    /// <summary>Reads the workflow executions that belong to an object, without those that were retried.</summary>
    /// <exception cref="ImageBuilderException">The service refused the request.</exception>
    Task<IReadOnlyList<WorkflowExecution>> ExecutionsAsync(WaitInput input, T item, CancellationToken cancellationToken);

    /// <summary>Finds out how long the same took earlier; <see langword="null"/> if nothing earlier succeeded.</summary>
    /// <exception cref="ImageBuilderException">The service refused a request.</exception>
    Task<TimeSpan?> EarlierDurationAsync(WaitInput input, T item, CancellationToken cancellationToken);

    /// <summary>Whether a step that waits belongs to an input.</summary>
    bool IsOf(WaitingWorkflowStep step, WaitInput input);

    /// <summary>The status of an object.</summary>
    string? StatusOf(T item);

    /// <summary>How a status ends the wait; <see langword="null"/> for a status that is not final.</summary>
    WaitOutcome? OutcomeOf(string? status);
}
