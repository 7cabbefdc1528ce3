using System.Globalization;
using System.Text;
using Wcwidth;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>Measures and cuts texts by the columns that they take in a terminal.</summary>
internal static class Cells
{
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>The number of columns that a text takes.</summary>
    /// <param name="text">The text, without control characters.</param>
    public static int Of(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>
    /// The number of columns that PowerShell counts at most. It counts a mark that has no width of its own as a column, and breaks a line
    /// that is longer than the window by this count.
    /// </summary>
    /// <param name="text">The text, without control characters.</param>
    public static int Counted(string text) => text.EnumerateRunes().Sum(CountedOf);

    /// <summary>
    /// Reduces emoji that consist of several characters to the first one. Terminals do not agree on the width of the others.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Steady(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var steady = new StringBuilder(text.Length);
        var isSymbol = false;
        var isJoined = false;
        // Half of a character, which cannot be normalized, becomes the sign for an unknown one.
        var whole = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        foreach (var rune in whole.EnumerateRunes())
        {
            if (IsPresentation(rune) || (isSymbol && (isJoined || IsModifier(rune) || rune.Value == ZeroWidthJoiner)))
            {
                isJoined = rune.Value == ZeroWidthJoiner;
                continue;
            }

            steady.Append(rune.ToString());
            isSymbol = Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;
            isJoined = false;
        }

        return steady.ToString();
    }

    /// <summary>Cuts the end of a text that does not fit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The columns that there are.</param>
    /// <param name="mark">What stands in place of the rest; one column wide.</param>
    public static string Cut(string text, int width, char mark) =>
        Counted(text) <= width ? text : string.Concat(text.AsSpan(0, Head(text, width - 1)), [mark]);

    /// <summary>Cuts the middle of a text that does not fit: names often differ at their ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The columns that there are.</param>
    /// <param name="mark">What stands in place of the middle; one column wide.</param>
    public static string CutMiddle(string text, int width, char mark)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var tail = Tail(text, (width - 1) / 3);
        var rest = width - 1 - Of(text[tail..]);
        return string.Concat(text.AsSpan(0, Head(text, rest)), [mark], text.AsSpan(tail));
    }

    /// <summary>Fills a text up with blanks.</summary>
    /// <param name="text">The text, not wider than the columns.</param>
    /// <param name="width">The columns.</param>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    // How much of the beginning fits. A mark stays with its letter.
    private static int Head(string text, int width)
    {
        var length = 0;
        foreach (var part in Parts(text))
        {
            width -= Counted(part);
            if (width < 0)
            {
                break;
            }

            length += part.Length;
        }

        return length;
    }

    // Where the end begins that fits.
    private static int Tail(string text, int width)
    {
        var at = text.Length;
        foreach (var part in Parts(text).Reverse())
        {
            width -= Counted(part);
            if (width < 0)
            {
                break;
            }

            at -= part.Length;
        }

        return at;
    }

    private static IEnumerable<string> Parts(string text)
    {
        for (var parts = StringInfo.GetTextElementEnumerator(text); parts.MoveNext(); )
        {
            yield return parts.GetTextElement();
        }
    }

    // Half of a character counts as one that is not known.
    private static int WidthOf(Rune rune) => Math.Max(0, UnicodeCalculator.GetWidth(rune));

    private static int CountedOf(Rune rune) => Math.Max(WidthOf(rune), rune.Utf16SequenceLength);

    // Chooses between the text and the emoji form of a character.
    private static bool IsPresentation(Rune rune) => rune.Value is 0xfe0e or 0xfe0f;

    // The colours of skin.
    private static bool IsModifier(Rune rune) => rune.Value is >= 0x1f3fb and <= 0x1f3ff;
}
