namespace ImageBuilderWorkflow.Core;

/// <summary>The items of a page that are to be given out, and where in the listing each of them ends.</summary>
/// <param name="items">The items.</param>
/// <param name="start">Where the first of them begins.</param>
/// <param name="isWhole">Whether the page ends with the last of them.</param>
/// <param name="nextToken">The token of the page behind, or <see langword="null"/> on the last page.</param>
internal sealed class ItemPage<T>(IReadOnlyList<T> items, ListingPosition start, bool isWhole, string? nextToken)
{
    /// <summary>The items; there may be none.</summary>
    public IReadOnlyList<T> Items => items;

    /// <summary>The place behind the first <paramref name="count"/> items, or <see langword="null"/> when nothing is left behind them.</summary>
    public ListingPosition? PositionAfter(int count) =>
        count < items.Count || !isWhole ? start with { Skip = start.Skip + count }
        : nextToken is null ? null
        : new ListingPosition(nextToken, 0);
}
