using System.Text.RegularExpressions;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>
/// A filter pattern for text: terms and quoted phrases that a message must contain, optional ones with a question mark and excluded ones
/// with a minus sign. Case counts. The patterns for JSON, for columns and with regular expressions are refused.
/// </summary>
internal sealed partial class FilterPattern
{
    private readonly List<string> _required = [];
    private readonly List<string> _optional = [];
    private readonly List<string> _excluded = [];

    private FilterPattern() { }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern; null or blank for one that every message matches.</param>
    public static FilterPattern Read(string? text)
    {
        var pattern = new FilterPattern();
        var position = 0;
        text = text?.Trim() ?? "";
        while (position < text.Length)
        {
            var term = Term().Match(text, position);
            if (!term.Success)
                throw new ServiceError(400, "InvalidParameterException", "Invalid filter pattern");
            var content = term.Groups["phrase"] is { Success: true } phrase
                ? phrase.Value.Replace("\\\"", "\"", StringComparison.Ordinal)
                : term.Groups["word"].Value;
            var list = term.Groups["sign"].Value switch
            {
                "?" => pattern._optional,
                "-" => pattern._excluded,
                _ => pattern._required,
            };
            list.Add(content);
            position = term.Index + term.Length;
        }

        // As in the service, optional terms beside others do not count.
        if (pattern._required.Count + pattern._excluded.Count > 0)
            pattern._optional.Clear();
        return pattern;
    }

    /// <summary>Whether a message matches.</summary>
    public bool Matches(string message) =>
        _required.TrueForAll(term => message.Contains(term, StringComparison.Ordinal))
        && !_excluded.Exists(term => message.Contains(term, StringComparison.Ordinal))
        && (_optional.Count == 0 || _optional.Exists(term => message.Contains(term, StringComparison.Ordinal)));

    [GeneratedRegex("""\G(?<sign>[?-]?)(?:"(?<phrase>(?:[^"\\]|\\.)+)"|(?<word>\w+))(?:\s+|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
