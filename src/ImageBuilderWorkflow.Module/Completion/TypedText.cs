using System.Buffers;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Commands;

/// <summary>What somebody has typed of a value so far: what it can become, and how that is written.</summary>
internal sealed partial class TypedText
{
    private static readonly SearchValues<char> SpecialInQuotes = SearchValues.Create("$`\"\u201c\u201d\u201e");

    private readonly char? _quote;
    private readonly WildcardPattern? _pattern;

    /// <param name="word">The word at the cursor, with its quotes.</param>
    public TypedText(string? word)
    {
        word ??= string.Empty;
        if (word is ['\'' or '"', ..])
        {
            _quote = word[0];
            word = word.Length > 1 && word[^1] == _quote ? word[1..^1] : word[1..];
        }

        Text = word;
        if (WildcardPattern.ContainsWildcardCharacters(word))
        {
            _pattern = WildcardPattern.Get(word.EndsWith('*') ? word : word + "*", WildcardOptions.IgnoreCase);
        }
    }

    /// <summary>The text without quotes.</summary>
    public string Text { get; }

    /// <summary>Whether something of the value is typed, without a wildcard.</summary>
    public bool IsSpecific => Text.Length > 0 && _pattern is null;

    /// <summary>
    /// Whether it can become this: a value that begins so, a name that contains it, or the beginning of name/version/build.
    /// </summary>
    public bool Matches(CompletionItem item) =>
        _pattern is not null
            ? _pattern.IsMatch(item.Value) || _pattern.IsMatch(item.Name) || _pattern.IsMatch(item.Text)
            : item.Value.StartsWith(Text, StringComparison.OrdinalIgnoreCase)
                || item.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
                || item.Text.Contains(Text, StringComparison.OrdinalIgnoreCase)
                || (Text.Contains('/') && item.Value.Contains('/' + Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it can become something that belongs to this, whose value begins with this one's.</summary>
    public bool LeadsInto(CompletionItem owner) =>
        _pattern is not null
        || Matches(owner)
        || Text.StartsWith(owner.Value, StringComparison.OrdinalIgnoreCase)
        || (
            Text.Split('/') is [var name, var version, ..] && owner.Value.EndsWith($"/{name}/{version}", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Writes a value as an argument.</summary>
    public string Write(string value) =>
        _quote switch
        {
            null when PlainArgument().IsMatch(value) => value,
            '"' when !value.AsSpan().ContainsAny(SpecialInQuotes) => $"\"{value}\"",
            _ => $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'",
        };

    // What PowerShell takes for one argument as it stands.
    [GeneratedRegex(@"^[\w./:\\*][\w./:\\*+=-]*\z")]
    private static partial Regex PlainArgument();
}
