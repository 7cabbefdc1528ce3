using FsCheck;
using FsCheck.Fluent;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A listing, and how it is read in slices.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Plan">How the account's pages come.</param>
/// <param name="PageSizes">The page sizes of the slices, over and over.</param>
/// <param name="Cuts">How many items a slice takes, over and over.</param>
internal sealed record ListingCase(int Items, int[] Plan, int[] PageSizes, int[] Cuts)
{
    public static Gen<ListingCase> All { get; } =
        from items in Gen.Frequency((1, Gen.Choose(0, 3)), (4, Gen.Choose(0, 90)))
        from plan in Gen.Frequency(
            (1, Gen.Constant(Array.Empty<int>())),
            (3, Gen.NonEmptyListOf(Gen.Choose(-2, 26)).Select(list => list.ToArray()))
        )
        from pageSizes in Gen.NonEmptyListOf(Gen.Frequency((3, Gen.Choose(1, 6)), (2, Gen.Choose(1, 25)))).Select(list => list.ToArray())
        from cuts in Gen.NonEmptyListOf(Gen.Frequency((3, Gen.Choose(1, 9)), (1, Gen.Choose(1, 60)))).Select(list => list.ToArray())
        select new ListingCase(items, plan, pageSizes, cuts);

    public PagedAccount Account() => new(Items, Plan);

    public override string ToString() => $"{Account()}, page sizes [{string.Join(' ', PageSizes)}], cuts [{string.Join(' ', Cuts)}]";

    /// <summary>Simpler cases.</summary>
    public static IEnumerable<ListingCase> Shrink(ListingCase big)
    {
        foreach (var items in new[] { big.Items / 2, big.Items - 1 }.Where(items => items >= 0 && items < big.Items))
        {
            yield return big with
            {
                Items = items,
            };
        }

        foreach (var plan in Always.WithOneLess(big.Plan))
        {
            yield return big with
            {
                Plan = plan,
            };
        }

        foreach (var sizes in Always.WithOneLess(big.PageSizes).Where(sizes => sizes.Length > 0))
        {
            yield return big with
            {
                PageSizes = sizes,
            };
        }

        foreach (var cuts in Always.WithOneLess(big.Cuts).Where(cuts => cuts.Length > 0))
        {
            yield return big with
            {
                Cuts = cuts,
            };
        }
    }
}
