using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>Links between documents work in a clone, without a network: the file exists, and in a document the heading.</summary>
public sealed partial class DocumentLinkTests
{
    private static readonly string[] Folders = ["docs", "samples"];

    [Fact]
    public void Links_between_documents_lead_to_files_and_headings()
    {
        var links =
            from document in Documents()
            from Match match in Link().Matches(WithoutCode(document))
            select (Document: document, Target: match.Groups["target"].Value);
        var all = links.ToList();

        Assert.NotEmpty(all);
        Assert.Empty(from link in all where !LeadsSomewhere(link.Document, link.Target) select $"{NameOf(link.Document)}: {link.Target}");
    }

    [Fact]
    public void References_in_documents_are_defined()
    {
        var missing =
            from document in Documents()
            let text = WithoutCode(document)
            let defined = Definition().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase)
            from Match match in Reference().Matches(text)
            let name = match.Groups["name"].Value
            where !defined.Contains(name)
            select $"{NameOf(document)}: [{name}]";

        Assert.Empty(missing);
    }

    private static IEnumerable<string> Documents() =>
        Folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static bool LeadsSomewhere(string document, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, parts[0]);
        return File.Exists(file) && (parts.Length == 1 || Anchors(file).Contains(parts[1]));
    }

    // The anchors of the headings, as GitHub makes them; a heading that occurs again gets a number.
    private static HashSet<string> Anchors(string file)
    {
        var anchors = new HashSet<string>();
        foreach (Match heading in Heading().Matches(Fence().Replace(File.ReadAllText(file), string.Empty)))
        {
            var anchor = NotInAnchor().Replace(heading.Groups["text"].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-');
            for (var (number, candidate) = (1, anchor); !anchors.Add(candidate); number++)
            {
                candidate = $"{anchor}-{number}";
            }
        }

        return anchors;
    }

    private static string WithoutCode(string document) =>
        CodeSpan().Replace(Fence().Replace(File.ReadAllText(document), string.Empty), "code");

    private static string NameOf(string document) => Path.GetRelativePath(Repository.Root, document);

    // Inline links and pictures, and definitions of references; not those that need a network.
    [GeneratedRegex(@"(?:\]\(|^\[[^\]]+\]: )(?!https?:)(?<target>[^)\s]+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\[(?<name>[^\]]+)\]: ", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(?<![\\\]])\[(?<name>[^\]\\]+)\](?![(:\]])")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^#+ (?<text>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();
}
