using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Help;

/// <summary>Where the pages of the cmdlets can be read.</summary>
internal static partial class CmdletPages
{
    /// <summary>The address of the folder of the pages, below the address of the project that a manifest names.</summary>
    /// <exception cref="UsageException">The manifest names no address.</exception>
    public static string AddressIn(string manifest) =>
        ProjectUri().Match(File.ReadAllText(manifest)) is { Success: true } match
            ? $"{match.Groups[1].Value.TrimEnd('/')}/blob/main/docs/cmdlets"
            : throw new UsageException($"{manifest} has no ProjectUri");

    [GeneratedRegex(@"^\s*ProjectUri\s*=\s*'([^']+)'", RegexOptions.Multiline)]
    private static partial Regex ProjectUri();
}
