using System.Globalization;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Finds the resource of an ARN with a version wildcard, such as <c>image/golden-image/1.x.x</c>.</summary>
internal static class VersionedArn
{
    private static readonly Comparer<int[]> ByNumber = Comparer<int[]>.Create(
        static (left, right) => left.Zip(right).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0)
    );

    /// <summary>The newest item that matches an ARN, or null.</summary>
    /// <param name="arn">The ARN of a version or a build, or an ARN with an x for parts of the version.</param>
    /// <param name="items">The items.</param>
    /// <param name="buildArn">The ARN of an item. It ends with the version and the build number.</param>
    public static T? FindNewest<T>(string arn, IEnumerable<T> items, Func<T, string> buildArn)
        where T : class => items.Where(item => Matches(arn, buildArn(item))).MaxBy(item => Parts(buildArn(item)), ByNumber);

    /// <summary>Whether an ARN of a version or a build, or an ARN with an x in the version, matches a build.</summary>
    public static bool Matches(string arn, string buildArn)
    {
        if (arn == buildArn)
            return true;
        var asked = arn.Split('/');
        var found = buildArn.Split('/');
        if (asked.Length != found.Length - 1 || !asked.AsSpan(..^1).SequenceEqual(found.AsSpan(..^2)))
            return false;
        var askedVersion = asked[^1].Split('.');
        return askedVersion.Zip(found[^2].Split('.')).All(part => part.First == "x" || part.First == part.Second);
    }

    /// <summary>The newest item of each name, in the order of the first item of each name.</summary>
    public static IEnumerable<T> NewestOfEach<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string> buildArn) =>
        items.GroupBy(name, StringComparer.Ordinal).Select(group => group.MaxBy(item => Parts(buildArn(item)), ByNumber)!);

    // The three numbers of the version and the build number.
    private static int[] Parts(string buildArn)
    {
        var segments = buildArn.Split('/');
        return [.. segments[^2].Split('.').Append(segments[^1]).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }
}
