namespace ImageBuilderWorkflow.Core;

/// <summary>The items of a page that are to be given out, and where in the listing each of them ends.</summary>
/// <param name="items">The items.</param>
/// <param name="ends">How many items of the page end with each of them, or <see langword="null"/> when they follow each other.</param>
/// <param name="start">Where the first of them begins.</param>
/// <param name="next">The place behind the page, or <see langword="null"/> when nothing is left behind it.</param>
/// <param name="isWhole">Whether nothing of the page is left behind the last of the items.</param>
internal sealed class ItemPage<T>(
    IReadOnlyList<T> items,
    IReadOnlyList<int>? ends,
    ListingPosition start,
    ListingPosition? next,
    bool isWhole
) : IItemPage
    where T : ServiceObject
{
    /// <summary>The items; there may be none.</summary>
    public IReadOnlyList<T> Items => items;

    IReadOnlyList<ServiceObject> IItemPage.Items => items;

    /// <summary>
    /// The place behind the first <paramref name="count"/> items, or <see langword="null"/> when nothing is left behind them.
    /// </summary>
    public ListingPosition? PositionAfter(int count) =>
        count == items.Count && isWhole ? next
        : ends is null ? start with { Skip = start.Skip + count }
        : count == 0 ? start
        : start with { Skip = ends[count - 1] };
}
