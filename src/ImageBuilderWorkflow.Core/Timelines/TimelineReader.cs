namespace ImageBuilderWorkflow.Core;

/// <summary>Reads the timelines of image builds. The steps of all workflow executions of a build are requested at the same time.</summary>
/// <param name="client">The client.</param>
/// <param name="throttle">Bounds the requests of this and other readers.</param>
/// <param name="observer">Is told of every request.</param>
internal sealed class TimelineReader(ImageBuilderClient client, RequestThrottle throttle, IRequestObserver observer)
{
    private long _order;

    /// <summary>Reads the timeline of an image build by its ARN.</summary>
    /// <param name="imageBuildVersionArn">The ARN.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The entries: the image, then each workflow followed by its steps.</returns>
    /// <exception cref="ImageBuilderException">A request failed.</exception>
    public async Task<IReadOnlyList<TimelineEntry>> OfImageAsync(string imageBuildVersionArn, CancellationToken cancellationToken)
    {
        var order = NextOrder();
        var image = await GetAsync(ImageOperations.Get, imageBuildVersionArn, order, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(image, imageBuildVersionArn, order, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the timeline of an image build that was read before.</summary>
    /// <param name="image">The image build, from a listing or from GetImage.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The entries: the image, then each workflow followed by its steps.</returns>
    /// <exception cref="ImageBuilderException">A request failed.</exception>
    public Task<IReadOnlyList<TimelineEntry>> OfImageAsync(Image image, CancellationToken cancellationToken) =>
        ReadAsync(image, image.Arn!, NextOrder(), cancellationToken);

    /// <summary>Reads the timeline of a workflow execution in its image build.</summary>
    /// <param name="workflowExecutionId">The id.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The entries: the image, the workflow and its steps.</returns>
    /// <exception cref="ImageBuilderException">A request failed.</exception>
    public async Task<IReadOnlyList<TimelineEntry>> OfExecutionAsync(string workflowExecutionId, CancellationToken cancellationToken)
    {
        var order = NextOrder();
        var execution = await GetAsync(WorkflowExecutionOperations.Get, workflowExecutionId, order, cancellationToken)
            .ConfigureAwait(false);
        var steps = StepsAsync(workflowExecutionId, order, cancellationToken);
        var image = new Image { Arn = execution.ImageBuildVersionArn };
        image.ComesFrom(execution);
        List<WorkflowExecution> executions = [];
        if (execution.ImageBuildVersionArn is { } arn)
        {
            // What the execution waited for, and whether the build waited for it, the other executions tell.
            var others = ExecutionsAsync(arn, order, cancellationToken);
            var get = GetAsync(ImageOperations.Get, arn, order, cancellationToken);
            await Task.WhenAll(others, get, steps).ConfigureAwait(false);
            image = await get.ConfigureAwait(false);
            executions = await others.ConfigureAwait(false);
        }

        if (!executions.Exists(other => other.WorkflowExecutionId == workflowExecutionId))
        {
            executions.Add(execution);
        }

        var found = await steps.ConfigureAwait(false);
        var entries = Timeline.Of(image, executions, other => other.WorkflowExecutionId == workflowExecutionId ? found : []);
        return [.. entries.Where(entry => entry.WorkflowExecutionId is null || entry.WorkflowExecutionId == workflowExecutionId)];
    }

    private long NextOrder() => Interlocked.Increment(ref _order);

    private async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        Image image,
        string imageBuildVersionArn,
        long order,
        CancellationToken cancellationToken
    )
    {
        var executions = await ExecutionsAsync(imageBuildVersionArn, order, cancellationToken).ConfigureAwait(false);
        var steps = await Task.WhenAll(
                executions.Select(execution =>
                    execution is { WorkflowExecutionId: { } id, TotalStepCount: not 0 }
                        ? StepsAsync(id, order, cancellationToken)
                        : Task.FromResult(new List<WorkflowStepExecution>())
                )
            )
            .ConfigureAwait(false);
        return Timeline.Of(image, executions, execution => steps[executions.IndexOf(execution)]);
    }

    private Task<List<WorkflowExecution>> ExecutionsAsync(string imageBuildVersionArn, long order, CancellationToken cancellationToken) =>
        ListAsync(
            WorkflowExecutionOperations.List,
            WorkflowExecutionOperations.ListRequest(imageBuildVersionArn),
            order,
            cancellationToken
        );

    private Task<List<WorkflowStepExecution>> StepsAsync(string workflowExecutionId, long order, CancellationToken cancellationToken) =>
        ListAsync(
            WorkflowStepExecutionOperations.List,
            WorkflowStepExecutionOperations.ListRequest(workflowExecutionId),
            order,
            cancellationToken
        );

    private async Task<T> GetAsync<T>(GetOperation<T> operation, string id, long order, CancellationToken cancellationToken)
        where T : ServiceObject, new()
    {
        await throttle.EnterAsync(order, cancellationToken).ConfigureAwait(false);
        try
        {
            return await client.GetAsync(operation, id, observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            throttle.Leave();
        }
    }

    private async Task<List<T>> ListAsync<T>(
        ListOperation<T> operation,
        RequestMembers request,
        long order,
        CancellationToken cancellationToken
    )
        where T : ServiceObject, new()
    {
        await throttle.EnterAsync(order, cancellationToken).ConfigureAwait(false);
        try
        {
            var items = new List<T>();
            var pages = Listing.ReadAsync(client, operation, request, new ListingOptions(), matches: null, observer, cancellationToken);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                items.AddRange(page.Items);
            }

            return items;
        }
        finally
        {
            throttle.Leave();
        }
    }
}
