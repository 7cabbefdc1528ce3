using Amazon;

namespace ImageBuilderWorkflow.Core;

/// <summary>The regions that this version of the AWS SDK knows of. Image Builder is in all of them; there may be more.</summary>
internal static class KnownRegions
{
    /// <summary>The regions with what people call them, by name.</summary>
    public static IReadOnlyList<(string Name, string DisplayName)> All =>
        [.. RegionEndpoint.EnumerableAllRegions.Select(static region => (region.SystemName, region.DisplayName)).OrderBy(static region => region.SystemName, StringComparer.Ordinal)];
}
