using System.Text;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>Prepares texts that components printed, for matching and for one line.</summary>
internal static partial class LogText
{
    /// <summary>Removes colours, so that a form can be matched.</summary>
    public static string WithoutColours(string? text) => text is null ? string.Empty : Colour().Replace(text, string.Empty);

    /// <summary>
    /// Renders a text as one line for a ticket: without colours and control characters, with single spaces, and at most as long as given.
    /// </summary>
    public static string OneLine(string? text, int length)
    {
        var line = new StringBuilder();
        foreach (var c in WithoutColours(text))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!ChangesDirection(c))
            {
                line.Append(c);
            }
        }

        var whole = line.ToString().TrimEnd();
        if (whole.Length <= length)
        {
            return whole;
        }

        return whole[..(char.IsHighSurrogate(whole[length - 2]) ? length - 2 : length - 1)] + "\u2026";
    }

    private static bool ChangesDirection(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"\x1b\[[0-9;:]*m")]
    private static partial Regex Colour();
}
