using BenchmarkDotNet.Attributes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A page of a listing, from the request to the objects, over a transport that answers at once.</summary>
public class ListingBenchmarks
{
    private const int Pages = 100;
    private const int Listings = 200;
    private const int PagesOfEach = 3;

    private readonly ImageBuilderClient _full = PreparedTransport.Client(PreparedPages.Full(Pages * Case.PageSize));
    private readonly ImageBuilderClient _empty = PreparedTransport.Client(PreparedPages.Empty(Pages));
    private readonly ImageBuilderClient[] _many =
    [
        .. Enumerable.Range(0, Listings).Select(_ => PreparedTransport.Client(PreparedPages.Empty(PagesOfEach))),
    ];

    /// <summary>One listing of full pages.</summary>
    [Benchmark(Description = "page loop, a page of 25 steps", OperationsPerInvoke = Pages)]
    public Task<int> PageLoop() => ReadAsync(_full);

    /// <summary>One listing of empty pages.</summary>
    [Benchmark(Description = "page loop, an empty page", OperationsPerInvoke = Pages)]
    public Task<int> EmptyPageLoop() => ReadAsync(_empty);

    /// <summary>Many listings at once, in order, through what bounds and orders them.</summary>
    [Benchmark(Description = "fan-out at throttle limit 8, an empty page", OperationsPerInvoke = Listings * PagesOfEach)]
    public async Task<int> FanOut()
    {
        var items = 0;
        var throttle = new RequestThrottle(8);
        PageFeed[] feeds =
        [
            .. _many.Select(
                (client, order) =>
                    PageFeed.Start(Steps(client), order, readsAhead: true, Task.CompletedTask, throttle, CancellationToken.None)
            ),
        ];
        foreach (var feed in feeds)
        {
            while (await feed.NextAsync() is { } page)
                items += page.Items.Count;
        }

        return items;
    }

    private static async Task<int> ReadAsync(ImageBuilderClient client)
    {
        var items = 0;
        await foreach (var page in Steps(client))
            items += page.Items.Count;
        return items;
    }

    private static IAsyncEnumerable<ItemPage<WorkflowStepExecution>> Steps(ImageBuilderClient client) =>
        Listing.ReadAsync(
            client,
            WorkflowStepExecutionOperations.List,
            WorkflowStepExecutionOperations.ListRequest("wf-00000000-0000-4000-8000-000000000000"),
            new ListingOptions(),
            matches: null,
            SilentObserver.Instance,
            CancellationToken.None
        );
}
