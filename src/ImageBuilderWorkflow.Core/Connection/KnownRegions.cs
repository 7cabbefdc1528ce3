using Amazon;

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

        var (name, distance) = All.Select(region => (region.Name, Distance: Distance(typed, region.Name))).MinBy(found => found.Distance);
        return distance <= MostDistance && distance < typed.Length ? name : null;
    }

    // How many letters have to be put in, left out, replaced or swapped with their neighbour.
    private static int Distance(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    cost[row, column] = row + column;
                    continue;
                }

                var change = one[row - 1] == other[column - 1] ? 0 : 1;
                cost[row, column] = Math.Min(
                    Math.Min(cost[row - 1, column], cost[row, column - 1]) + 1,
                    cost[row - 1, column - 1] + change
                );
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    cost[row, column] = Math.Min(cost[row, column], cost[row - 2, column - 2] + 1);
                }
            }
        }

        return cost[one.Length, other.Length];
    }
}
