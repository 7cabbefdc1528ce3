namespace ImageBuilderWorkflow.Core;

/// <summary>The timeline of one build as the only page of a listing.</summary>
internal static class TimelinePage
{
    /// <summary>Reads the page.</summary>
    /// <param name="read">Reads the timeline.</param>
    public static async IAsyncEnumerable<IItemPage> ReadAsync(Func<Task<IReadOnlyList<TimelineEntry>>> read)
    {
        yield return new ItemPage<TimelineEntry>(
            await read().ConfigureAwait(false),
            ends: null,
            ListingPosition.Start,
            next: null,
            isWhole: true
        );
    }
}
