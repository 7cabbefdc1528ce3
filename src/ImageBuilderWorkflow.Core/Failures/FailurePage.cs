namespace ImageBuilderWorkflow.Core;

/// <summary>The failure of one build as the only page of a listing; the page is empty if nothing has failed.</summary>
internal static class FailurePage
{
    /// <summary>Reads the page.</summary>
    /// <param name="analyse">Analyses the build.</param>
    public static async IAsyncEnumerable<IItemPage> ReadAsync(Func<Task<ImageFailure?>> analyse)
    {
        IReadOnlyList<ImageFailure> failures = await analyse().ConfigureAwait(false) is { } failure ? [failure] : [];
        yield return new ItemPage<ImageFailure>(failures, ends: null, ListingPosition.Start, next: null, isWhole: true);
    }
}
