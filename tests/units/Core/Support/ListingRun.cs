using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What came of reading a listing, as a cmdlet reads it.</summary>
/// <param name="Names">The names of the steps, in the order in which they came.</param>
/// <param name="Position">Where to go on; <see langword="null"/> when all was read.</param>
/// <param name="Error">What ended it, or <see langword="null"/>.</param>
internal sealed record ListingRun(IReadOnlyList<string> Names, ListingPosition? Position, ImageBuilderException? Error)
{
    /// <summary>Reads to the end, or to the first error.</summary>
    public static ListingRun Read(ImageBuilderClient client, ListingOptions options, Predicate<WorkflowStepExecution>? matches = null) =>
        ReadAsync(client, options, matches).GetAwaiter().GetResult();

    /// <summary>Goes on from a token, in its form as text.</summary>
    public static ListingRun Resume(
        ImageBuilderClient client,
        string? token,
        int pageSize,
        int? maxItems = null,
        Predicate<WorkflowStepExecution>? matches = null
    ) =>
        Read(
            client,
            new ListingOptions
            {
                PageSize = pageSize,
                MaxItems = maxItems,
                Start = token is null ? ListingPosition.Start : ResumeToken.Decode(token),
            },
            matches
        );

    /// <summary>The pages of a listing.</summary>
    public static IAsyncEnumerable<ItemPage<WorkflowStepExecution>> Pages(
        ImageBuilderClient client,
        ListingOptions options,
        CancellationToken cancellationToken = default
    ) => Pages(client, options, matches: null, cancellationToken);

    /// <summary>The pages of a listing of which only some items are given out.</summary>
    public static IAsyncEnumerable<ItemPage<WorkflowStepExecution>> Pages(
        ImageBuilderClient client,
        ListingOptions options,
        Predicate<WorkflowStepExecution>? matches,
        CancellationToken cancellationToken
    ) =>
        Listing.ReadAsync(
            client,
            WorkflowStepExecutionOperations.List,
            WorkflowStepExecutionOperations.ListRequest("wf-1"),
            options,
            matches,
            new RecordingObserver(),
            cancellationToken
        );

    private static async Task<ListingRun> ReadAsync(
        ImageBuilderClient client,
        ListingOptions options,
        Predicate<WorkflowStepExecution>? matches
    )
    {
        var names = new List<string>();
        ListingPosition? position = options.Start;
        try
        {
            await foreach (var page in Pages(client, options, matches, CancellationToken.None).ConfigureAwait(false))
            {
                names.AddRange(page.Items.Select(item => item.Name!));
                position = page.PositionAfter(page.Items.Count);
            }
        }
        catch (ImageBuilderException error)
        {
            return new ListingRun(names, position, error);
        }

        return new ListingRun(names, position, null);
    }
}
