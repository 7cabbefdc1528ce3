using System.Globalization;
using System.Text;

namespace ImageBuilderWorkflow.Core;

/// <summary>Makes JSON readable whose texts hold bytes or escapes that are no Unicode.</summary>
internal static class TextRepair
{
    private const int EscapeLength = 6;

    /// <summary>
    /// Takes a byte order mark away, and puts U+FFFD, the replacement character, in the place of every invalid byte sequence and lone
    /// surrogate.
    /// </summary>
    public static byte[] Repair(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json.StartsWith("\uFEFF"u8) ? json[3..] : json);
        var repaired = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var length = 1;
            if (text[i] == '\\')
            {
                length = 2;
                if (CodeUnit(text, i) is { } unit && char.IsSurrogate(unit))
                {
                    length = EscapeLength;
                    if (char.IsHighSurrogate(unit) && CodeUnit(text, i + EscapeLength) is { } next && char.IsLowSurrogate(next))
                    {
                        length += EscapeLength;
                    }
                    else
                    {
                        repaired.Append('\uFFFD');
                        i += length;
                        continue;
                    }
                }
            }

            repaired.Append(text, i, Math.Min(length, text.Length - i));
            i += length;
        }

        return Encoding.UTF8.GetBytes(repaired.ToString());
    }

    private static char? CodeUnit(string text, int index) =>
        index + EscapeLength <= text.Length
        && text[index] == '\\'
        && text[index + 1] == 'u'
        && ushort.TryParse(text.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
