namespace ImageBuilderWorkflow.Help;

/// <summary>
/// Breaks texts with several lines, such as lists, into lines between words, and indents what continues an item. PowerShell itself does not
/// indent it, and breaks words where the culture has no language, as in a container without a locale.
/// </summary>
internal static class LineWrapper
{
    // PowerShell indents these sections by eight characters, in a window of 80.
    private const int Width = 70;
    private const string ListMark = "- ";

    /// <summary>Breaks a paragraph. A line that fits, or that is indented, stays as it is.</summary>
    public static string Wrap(string paragraph) => string.Join('\n', paragraph.Split('\n').SelectMany(Lines));

    private static IEnumerable<string> Lines(string text)
    {
        if (text.Length <= Width || text.StartsWith(' '))
        {
            yield return text;
            yield break;
        }

        var indentation = text.StartsWith(ListMark, StringComparison.Ordinal) ? new string(' ', ListMark.Length) : string.Empty;
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = indentation + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
