using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Packaging;

/// <summary>The changelog: a section for each version, the newest first.</summary>
/// <param name="text">The Markdown.</param>
internal sealed partial class Changelog(string text)
{
    /// <summary>What is new in a version. A prerelease that has no section of its own has that of its release.</summary>
    /// <param name="version">Such as <c>0.2.0</c> or <c>0.2.0-beta1</c>.</param>
    public string NotesOf(string version) =>
        Find(version)
        ?? Find(version.Split('-')[0])
        ?? throw new PackagingException($"The changelog has no section for version {version}, or nothing in it.");

    // A heading such as "## 0.1.0 - unreleased", and all to the next one.
    [GeneratedRegex(@"^## (?<version>\S+).*\n(?<notes>(?:(?!## ).*(?:\n|\z))*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    private string? Find(string version) =>
        Section()
            .Matches(text.ReplaceLineEndings("\n"))
            .Where(section => section.Groups["version"].Value == version)
            .Select(section => section.Groups["notes"].Value.Trim())
            .FirstOrDefault(notes => notes.Length > 0);
}
