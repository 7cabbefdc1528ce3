using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The short form of an ARN that people use for a version or a build: <c>golden-image/1.4.2</c> or <c>golden-image/1.4.2/1</c>.
/// </summary>
/// <param name="Name">The name, as it was typed.</param>
/// <param name="Version">The version.</param>
/// <param name="Build">The number of the build; <see langword="null"/> for the version itself.</param>
internal sealed partial record ShortName(string Name, string Version, string? Build)
{
    /// <summary>The name as Image Builder writes it in an ARN: in lower case, and with hyphens for spaces.</summary>
    public string Slug => SlugOf(Name);

    /// <summary>A name as Image Builder writes it in an ARN.</summary>
    public static string SlugOf(string name) => name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Reads a short form; <see langword="null"/> for anything else.</summary>
    public static ShortName? Parse(string value) =>
        Form().Match(value) is { Success: true, Groups: var groups }
            ? new ShortName(groups[1].Value, groups[2].Value, groups[3].Success ? groups[3].Value : null)
            : null;

    /// <summary>Whether an ARN has this name, whatever the version.</summary>
    public bool IsNameOf(string arn) => Tail(arn) is [.., var name, _] && name == Slug;

    /// <summary>Whether the ARN of a version is the one that is meant.</summary>
    public bool IsVersionOf(string versionArn) => versionArn.EndsWith($"/{Slug}/{Version}", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Build is null ? $"{Name}/{Version}" : $"{Name}/{Version}/{Build}";

    private static string[] Tail(string arn) => arn.Split('/');

    [GeneratedRegex(@"^([A-Za-z0-9_-][A-Za-z0-9_ -]*)/([0-9]+\.[0-9]+\.[0-9]+)(?:/([0-9]+))?\z")]
    private static partial Regex Form();
}
