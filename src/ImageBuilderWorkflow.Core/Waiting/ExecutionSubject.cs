namespace ImageBuilderWorkflow.Core;

/// <summary>Waits for workflow executions.</summary>
/// <param name="observer">Is told of every request.</param>
internal sealed class ExecutionSubject(IRequestObserver observer) : IWaitSubject<WorkflowExecution>
{
    /// <inheritdoc/>
    public bool ListsAll => true;

    /// <inheritdoc/>
    public string? GroupOf(WaitInput input, WorkflowExecution? item) => item?.ImageBuildVersionArn;

    /// <inheritdoc/>
    public string? IdOf(WorkflowExecution item) => item.WorkflowExecutionId;

    /// <inheritdoc/>
    public Task<WorkflowExecution> GetAsync(WaitInput input, CancellationToken cancellationToken) =>
        input.Client.GetAsync(WorkflowExecutionOperations.Get, input.Id, observer, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ItemPage<WorkflowExecution>> ListAsync(
        ImageBuilderClient client,
        string group,
        CancellationToken cancellationToken
    ) =>
        Listing.ReadAsync(
            client,
            WorkflowExecutionOperations.List,
            WorkflowExecutionOperations.ListRequest(group),
            new ListingOptions(),
            matches: null,
            observer,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkflowExecution>> ExecutionsAsync(
        WaitInput input,
        WorkflowExecution item,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<WorkflowExecution>>([item]);

    /// <inheritdoc/>
    public async Task<TimeSpan?> EarlierDurationAsync(WaitInput input, WorkflowExecution item, CancellationToken cancellationToken)
    {
        if (item is not { ImageBuildVersionArn: { } arn, WorkflowBuildVersionArn: { } workflow })
        {
            return null;
        }

        var executions = await EarlierBuild
            .ExecutionsAsync(input.Client, arn, imagePipelineArn: null, observer, cancellationToken)
            .ConfigureAwait(false);
        return executions
            .LastOrDefault(execution => execution.WorkflowBuildVersionArn == workflow && execution.Retried is not true)
            ?.Duration;
    }

    /// <inheritdoc/>
    public bool IsOf(WaitingWorkflowStep step, WaitInput input) => step.WorkflowExecutionId == input.Id;

    /// <inheritdoc/>
    public string? StatusOf(WorkflowExecution item) => item.Status;

    /// <inheritdoc/>
    public WaitOutcome? OutcomeOf(string? status) =>
        status switch
        {
            "COMPLETED" or "SKIPPED" => WaitOutcome.Reached,
            "FAILED" or "ROLLBACK_COMPLETED" => WaitOutcome.Failed,
            "CANCELLED" => WaitOutcome.Cancelled,
            _ => null,
        };
}
