using System.Text;

namespace ImageBuilderWorkflow.Core;

/// <summary>Splits a text into words as a POSIX shell does. The AWS CLI reads section headers that way.</summary>
internal static class ShellWords
{
    /// <summary>The words, or <see langword="null"/> when a quotation does not end.</summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        for (var position = 0; position < text.Length; position++)
        {
            var letter = text[position];
            if (letter == '\\' && quote != '\'')
            {
                if (++position == text.Length)
                {
                    return null;
                }

                // Between double quotes a backslash stands for itself, except before a quote or another backslash.
                word ??= new StringBuilder();
                word.Append(quote == '"' && text[position] is not ('"' or '\\') ? "\\" : string.Empty).Append(text[position]);
            }
            else if (letter == quote)
            {
                quote = null;
            }
            else if (quote is null && letter is '"' or '\'')
            {
                (quote, word) = (letter, word ?? new StringBuilder());
            }
            else if (quote is null && letter is ' ' or '\t' or '\r' or '\n')
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }
            }
            else
            {
                word = (word ?? new StringBuilder()).Append(letter);
            }
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return quote is null ? words : null;
    }
}
