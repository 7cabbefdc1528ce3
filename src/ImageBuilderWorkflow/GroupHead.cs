namespace ImageBuilderWorkflow;

/// <summary>
/// The head of a group of rows in a table. PowerShell compares the head of each row with the head before it, and needs the text only where
/// a group begins.
/// </summary>
/// <param name="label">The name of the hidden property, which PowerShell writes before the text.</param>
/// <param name="id">The id of what the rows of the group belong to.</param>
/// <param name="parts">Gives the parts of the text; a part without a value is left out.</param>
/// <param name="isSample">Whether the rows come from the sample account.</param>
internal sealed class GroupHead(string label, string id, Func<string?[]> parts, bool isSample) : IComparable
{
    // PowerShell indents the first line of a head by as much, and breaks a long line inside a word.
    private const string Indent = "   ";
    private const string SampleMark = $"\n{Indent}Sample data: Connect-IBSampleAccount, not AWS";
    private const int LineLength = 79;

    private readonly string _id = id;

    /// <summary>Compares the ids. Only whether they are the same has a meaning.</summary>
    public int CompareTo(object? obj) => obj is GroupHead other && other._id == _id ? 0 : 1;

    /// <summary>Returns the text of the head.</summary>
    public override string ToString()
    {
        string[] shown = [.. parts().Where(static part => !string.IsNullOrEmpty(part)).Select(static part => Display.Line(part)!)];
        var text = shown.Length == 0 ? "(unknown)" : string.Join(", ", shown);
        var start = Indent.Length + label.Length + ": ".Length;
        if (shown.Length > 1 && start + text.Length > LineLength)
        {
            text = $"{shown[0]}\n{new string(' ', start)}{string.Join(", ", shown.Skip(1))}";
        }

        return isSample ? text + SampleMark : text;
    }
}
