namespace ImageBuilderWorkflow.Core;

/// <summary>Waits for image builds.</summary>
/// <param name="observer">Is told of every request.</param>
internal sealed class ImageSubject(IRequestObserver observer) : IWaitSubject<Image>
{
    /// <inheritdoc/>
    public bool ListsAll => false;

    /// <inheritdoc/>
    public string? GroupOf(WaitInput input, Image? item) => EarlierBuild.VersionOf(input.Id);

    /// <inheritdoc/>
    public string? IdOf(Image item) => item.Arn;

    /// <inheritdoc/>
    public Task<Image> GetAsync(WaitInput input, CancellationToken cancellationToken) =>
        input.Client.GetAsync(ImageOperations.Get, input.Id, observer, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ItemPage<Image>> ListAsync(ImageBuilderClient client, string group, CancellationToken cancellationToken) =>
        Listing.ReadAsync(
            client,
            ImageOperations.ListBuilds,
            ImageOperations.ListBuildsRequest(group),
            new ListingOptions(),
            matches: null,
            observer,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkflowExecution>> ExecutionsAsync(WaitInput input, Image item, CancellationToken cancellationToken)
    {
        var executions = await Listing
            .ReadAllAsync(
                input.Client,
                WorkflowExecutionOperations.List,
                WorkflowExecutionOperations.ListRequest(input.Id),
                new ListingOptions(),
                observer,
                cancellationToken
            )
            .ConfigureAwait(false);
        return executions.FindAll(execution => execution.Retried is not true);
    }

    /// <inheritdoc/>
    public async Task<TimeSpan?> EarlierDurationAsync(WaitInput input, Image item, CancellationToken cancellationToken)
    {
        var executions = await EarlierBuild
            .ExecutionsAsync(input.Client, input.Id, item.SourcePipelineArn, observer, cancellationToken)
            .ConfigureAwait(false);
        var current = executions.Where(execution => execution.Retried is not true).ToList();
        return current.Max(execution => execution.EndTime) - current.Min(execution => execution.StartTime);
    }

    /// <inheritdoc/>
    public bool IsOf(WaitingWorkflowStep step, WaitInput input) => step.ImageBuildVersionArn == input.Id;

    /// <inheritdoc/>
    public string? StatusOf(Image item) => item.Status;

    /// <inheritdoc/>
    public WaitOutcome? OutcomeOf(string? status) =>
        status switch
        {
            "AVAILABLE" or "DEPRECATED" or "DELETED" or "DISABLED" => WaitOutcome.Reached,
            "FAILED" => WaitOutcome.Failed,
            "CANCELLED" => WaitOutcome.Cancelled,
            _ => null,
        };
}
