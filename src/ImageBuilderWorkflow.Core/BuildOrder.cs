using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Orders image builds by the time when they were requested. Of builds of the same time, the one with the higher number is newer. The
/// service does not define the order of its listings.
/// </summary>
internal static class BuildOrder
{
    /// <summary>The builds, the newest first.</summary>
    public static IEnumerable<Image> NewestFirst(IEnumerable<Image> builds) =>
        builds.OrderByDescending(static build => build.DateCreated).ThenByDescending(NumberOf);

    /// <summary>The newest build of each image name, over all its versions, in the order in which the names come first.</summary>
    public static IEnumerable<Image> NewestOfEachName(IEnumerable<Image> builds) =>
        builds.GroupBy(NameOf, StringComparer.Ordinal).Select(static builds => NewestFirst(builds).First());

    /// <summary>The newest of all builds of a listing, as its only page; the page is empty if there is none.</summary>
    /// <param name="pages">The pages of the listing.</param>
    /// <param name="onNone">Is told that there is no build.</param>
    public static async IAsyncEnumerable<IItemPage> NewestAsync(IAsyncEnumerable<ItemPage<Image>> pages, Action onNone)
    {
        Image? newest = null;
        await foreach (var page in pages.ConfigureAwait(false))
        {
            newest = NewestFirst(newest is null ? page.Items : [newest, .. page.Items]).FirstOrDefault();
        }

        if (newest is null)
        {
            onNone();
        }

        yield return new ItemPage<Image>(newest is null ? [] : [newest], ends: null, ListingPosition.Start, next: null, isWhole: true);
    }

    // The ARN up to the name, which tells images of other accounts and regions apart.
    private static string NameOf(Image build) =>
        build.Arn is { } arn
        && arn.IndexOf(":image/", StringComparison.Ordinal) is >= 0 and var at
        && arn.IndexOf('/', at + ":image/".Length) is > 0 and var end
            ? arn[..end]
            : build.Arn ?? string.Empty;

    private static int NumberOf(Image build) =>
        int.TryParse(ArnText.Build(build.Arn), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
