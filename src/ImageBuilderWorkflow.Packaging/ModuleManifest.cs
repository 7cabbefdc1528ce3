using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Packaging;

/// <summary>The module manifest: a PowerShell data file whose values are texts in single quotes and lists of them.</summary>
/// <param name="text">The data file.</param>
internal sealed partial class ModuleManifest(string text)
{
    /// <summary>The data file.</summary>
    public string Text { get; } = text;

    /// <summary>The version of the package: <c>ModuleVersion</c>, and <c>Prerelease</c> if there is one.</summary>
    public string Version => ValueOf("Prerelease") is { Length: > 0 } label ? $"{ModuleVersion}-{label}" : ModuleVersion;

    private string ModuleVersion => Required("ModuleVersion");

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Its file.</param>
    public static ModuleManifest Read(string path) => new(File.ReadAllText(path));

    /// <summary>The text of a key, or <see langword="null"/> if it has none.</summary>
    /// <param name="key">The key, at whatever depth.</param>
    public string? ValueOf(string key) =>
        Regex.Match(Text, $@"^ *{key} *= *'(?<value>(?:[^']|'')*)'", RegexOptions.Multiline) is { Success: true } match
            ? Unquote(match)
            : null;

    /// <summary>The text of a key.</summary>
    /// <param name="key">The key, at whatever depth.</param>
    public string Required(string key) =>
        ValueOf(key) is { Length: > 0 } value ? value : throw new PackagingException($"The manifest has no {key}.");

    /// <summary>The texts of the list of a key.</summary>
    /// <param name="key">The key, at whatever depth.</param>
    public IReadOnlyList<string> ListOf(string key) =>
        Regex.Match(Text, $@"^ *{key} *= *@\((?<list>[^)]*)\)", RegexOptions.Multiline) is { Success: true } match
            ? [.. Item().Matches(match.Groups["list"].Value).Select(Unquote)]
            : throw new PackagingException($"The manifest has no list {key}.");

    /// <summary>The manifest with release notes in the place that it has for them.</summary>
    /// <param name="notes">The release notes.</param>
    public ModuleManifest WithReleaseNotes(string notes)
    {
        var places = ReleaseNotes().Count(Text);
        return places == 1
            ? new ModuleManifest(ReleaseNotes().Replace(Text, match => match.Groups["key"].Value + Quote(notes)))
            : throw new PackagingException($"The manifest has {places} empty ReleaseNotes instead of one.");
    }

    // PowerShell takes typographic quotes for the straight one.
    private static string Quote(string text) => $"'{AnyQuote().Replace(text, "$0$0")}'";

    private static string Unquote(Match match) => match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"'(?<value>(?:[^']|'')*)'")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?<key> *ReleaseNotes *= *)''", RegexOptions.Multiline)]
    private static partial Regex ReleaseNotes();

    [GeneratedRegex(@"['\u2018\u2019\u201A\u201B]")]
    private static partial Regex AnyQuote();
}
