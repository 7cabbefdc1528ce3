using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>This module without PowerShell: what the cmdlets do, below the cmdlets.</summary>
/// <param name="environment">The environment variables that say where and as whom.</param>
internal sealed class CoreWorker(IReadOnlyDictionary<string, string> environment) : IWorker
{
    private ImageBuilderClient? _client;

    private ImageBuilderClient Client =>
        _client ??= ImageBuilderClient.For(
            ConnectionResolver.Resolve(
                new ConnectionSettings
                {
                    Region = environment["AWS_REGION"],
                    AccessKey = environment["AWS_ACCESS_KEY_ID"],
                    SecretKey = environment["AWS_SECRET_ACCESS_KEY"],
                    EndpointUrl = environment["AWS_ENDPOINT_URL_IMAGEBUILDER"],
                }
            )
        );

    public void Connect() => _ = Client;

    public Task<IEnumerable<string?>> RunAsync(Work work, Recorder recorder) =>
        work.Kind switch
        {
            WorkKind.List => KeepAsync(work.Target),
            WorkKind.FanOut => FanOutAsync(work.Target, work.Limit),
            WorkKind.FirstFive => FirstFiveAsync(work.Target, recorder),
            _ => StreamAsync(work.Target, recorder),
        };

    private async Task<IEnumerable<string?>> KeepAsync(string execution)
    {
        var steps = new List<WorkflowStepExecution>();
        var feed = Ahead(Steps(execution));
        while (await feed.NextAsync() is { } page)
            steps.AddRange(page.Items.Cast<WorkflowStepExecution>());
        return steps.Select(step => step.StepExecutionId);
    }

    private async Task<IEnumerable<string?>> StreamAsync(string execution, Recorder recorder)
    {
        var feed = Ahead(Steps(execution));
        while (await feed.NextAsync() is { } page)
        {
            foreach (var step in page.Items.Cast<WorkflowStepExecution>())
                recorder.Take(step.StepExecutionId);
        }

        return [];
    }

    private async Task<IEnumerable<string?>> FirstFiveAsync(string execution, Recorder recorder)
    {
        var page = await Ahead(Steps(execution)).NextAsync();
        foreach (var step in page!.Items.Cast<WorkflowStepExecution>().Take(5))
            recorder.Take(step.StepExecutionId);
        return [];
    }

    // As the cmdlet: twice as many listings begun as requests may be under way, and their pages taken in order.
    private async Task<IEnumerable<string?>> FanOutAsync(string image, int limit)
    {
        var steps = new List<WorkflowStepExecution>();
        var throttle = new RequestThrottle(limit);
        var interest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new Queue<PageFeed>();
        var order = 0;
        var executions = Ahead(
            Listing.ReadAsync(
                Client,
                WorkflowExecutionOperations.List,
                WorkflowExecutionOperations.ListRequest(image),
                new ListingOptions(),
                matches: null,
                SilentObserver.Instance,
                CancellationToken.None
            )
        );
        while (await executions.NextAsync() is { } page)
        {
            foreach (var execution in page.Items.Cast<WorkflowExecution>())
            {
                begun.Enqueue(
                    PageFeed.Start(
                        Steps(execution.WorkflowExecutionId!),
                        order++,
                        readsAhead: true,
                        interest.Task,
                        throttle,
                        CancellationToken.None
                    )
                );
                while (!interest.Task.IsCompleted || begun.Count >= 2 * limit)
                    await TakePageAsync();
            }
        }

        while (begun.Count > 0)
            await TakePageAsync();
        return steps.Select(step => step.StepExecutionId);

        async Task TakePageAsync()
        {
            if (await begun.Peek().NextAsync() is { } taken)
                steps.AddRange(taken.Items.Cast<WorkflowStepExecution>());
            else
                begun.Dequeue();
            interest.TrySetResult();
        }
    }

    private IAsyncEnumerable<ItemPage<WorkflowStepExecution>> Steps(string execution) =>
        Listing.ReadAsync(
            Client,
            WorkflowStepExecutionOperations.List,
            WorkflowStepExecutionOperations.ListRequest(execution),
            new ListingOptions(),
            matches: null,
            SilentObserver.Instance,
            CancellationToken.None
        );

    private static PageFeed Ahead(IAsyncEnumerable<IItemPage> pages) =>
        PageFeed.Start(pages, order: 0, readsAhead: true, Task.CompletedTask, new RequestThrottle(1), CancellationToken.None);
}
