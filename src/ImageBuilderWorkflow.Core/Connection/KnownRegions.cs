using Amazon;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ImageBuilderWorkflow.Core;

/// <summary>The regions that this version of the AWS SDK knows of. Image Builder is in all of them; there may be more.</summary>
internal static class KnownRegions
{
    // Slips of the keyboard, and a zone's letter; not another direction.
    private const int MostDistance = 3;

    private const int MostLetters = 40;

    /// <summary>The regions with what people call them, by name.</summary>
    public static IReadOnlyList<(string Name, string DisplayName)> All =>
        [
            .. RegionEndpoint
                .EnumerableAllRegions.Where(static region => EndpointRules.HasForm(region.SystemName))
                .Select(static region => (region.SystemName, region.DisplayName))
                .OrderBy(static region => region.SystemName, StringComparer.Ordinal),
        ];

    /// <summary>The names of the regions of the partition that a region belongs to.</summary>
    /// <param name="region">The region.</param>
    public static IReadOnlyList<string> Beside(string region)
    {
        var partition = Fn.Partition(region).name;
        return [.. All.Select(static one => one.Name).Where(name => Fn.Partition(name).name == partition)];
    }

    /// <summary>Whether it is one of them.</summary>
    public static bool Contains(string name) => All.Any(region => region.Name == name);

    /// <summary>The one whose name is nearest to a text; <see langword="null"/> when none is near.</summary>
    public static string? Nearest(string text)
    {
        var typed = text.Trim().ToLowerInvariant();
        if (typed.Length > MostLetters)
        {
            return null;
        }

        var (name, distance) = All.Select(region => (region.Name, Distance: EditDistance.Between(typed, region.Name)))
            .MinBy(found => found.Distance);
        return distance <= MostDistance && distance < typed.Length ? name : null;
    }
}
