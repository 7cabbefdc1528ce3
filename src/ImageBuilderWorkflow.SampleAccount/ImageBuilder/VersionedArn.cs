using System.Globalization;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Finds what an ARN names that may leave parts of its version open, as in <c>image/golden-image/1.x.x</c>.</summary>
internal static class VersionedArn
{
    private static readonly Comparer<int[]> ByNumber = Comparer<int[]>.Create(
        static (left, right) => left.Zip(right).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0));

    /// <summary>The newest item that an ARN names, or null.</summary>
    /// <param name="arn">The ARN of a version, of a build, or with an x for any part of the version.</param>
    /// <param name="items">The items.</param>
    /// <param name="buildArn">An item's own ARN, which ends in version and build number.</param>
    public static T? FindNewest<T>(string arn, IEnumerable<T> items, Func<T, string> buildArn)
        where T : class =>
        items.Where(item => Matches(arn, buildArn(item))).MaxBy(item => Parts(buildArn(item)), ByNumber);

    /// <summary>Whether an ARN of a version, of a build, or with an x in the version names a build.</summary>
    public static bool Matches(string arn, string buildArn)
    {
        if (arn == buildArn) return true;
        var asked = arn.Split('/');
        var found = buildArn.Split('/');
        if (asked.Length != found.Length - 1 || !asked.AsSpan(..^1).SequenceEqual(found.AsSpan(..^2))) return false;
        var askedVersion = asked[^1].Split('.');
        return askedVersion.Zip(found[^2].Split('.')).All(part => part.First == "x" || part.First == part.Second);
    }

    /// <summary>Of the items of each name the newest, in the order in which the names first come up.</summary>
    public static IEnumerable<T> NewestOfEach<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string> buildArn) =>
        items.GroupBy(name, StringComparer.Ordinal).Select(group => group.MaxBy(item => Parts(buildArn(item)), ByNumber)!);

    // The three numbers of the version and that of the build.
    private static int[] Parts(string buildArn)
    {
        var segments = buildArn.Split('/');
        return [.. segments[^2].Split('.').Append(segments[^1]).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }
}
