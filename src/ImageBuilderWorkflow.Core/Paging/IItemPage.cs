namespace ImageBuilderWorkflow.Core;

/// <summary>The items of a page that are to be given out, whatever they are.</summary>
internal interface IItemPage
{
    /// <summary>The items; there may be none.</summary>
    IReadOnlyList<ServiceObject> Items { get; }

    /// <summary>
    /// The place behind the first <paramref name="count"/> items, or <see langword="null"/> when nothing is left behind them.
    /// </summary>
    ListingPosition? PositionAfter(int count);
}
