namespace ImageBuilderWorkflow.Help;

/// <summary>The text of a <c>code</c> element.</summary>
internal static class CodeBlock
{
    /// <summary>Takes away the indentation that all lines share, and the blank lines at both ends.</summary>
    public static string Dedent(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();

        // Code on the line of the <code> tag itself says nothing about the indentation of the lines below it.
        var indentation = lines.Skip(1).Where(line => line.Length > 0).Select(Indentation).DefaultIfEmpty().Min();
        var dedented = lines.Skip(1).Select(line => line[Math.Min(indentation, line.Length)..]).Prepend(lines[0].TrimStart());
        return string.Join('\n', dedented).Trim('\n');
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;
}
