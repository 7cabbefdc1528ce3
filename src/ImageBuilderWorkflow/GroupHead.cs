namespace ImageBuilderWorkflow;

/// <summary>
/// The head of a group of rows in a table. PowerShell compares the head of each row with the head before it, and needs the text only where
/// a group begins.
/// </summary>
/// <param name="id">The id of what the rows of the group belong to.</param>
/// <param name="parts">Gives the parts of the text; a part without a value is left out.</param>
/// <param name="isSample">Whether the rows come from the sample account.</param>
internal sealed class GroupHead(string id, Func<string?[]> parts, bool isSample) : IComparable
{
    // PowerShell indents the first line of a head by as much.
    private const string SampleMark = "\n   Sample data: Connect-IBSampleAccount, not AWS";

    private readonly string _id = id;

    /// <summary>Compares the ids. Only whether they are the same has a meaning.</summary>
    public int CompareTo(object? obj) => obj is GroupHead other && other._id == _id ? 0 : 1;

    /// <summary>Returns the text of the head.</summary>
    public override string ToString()
    {
        var text = string.Join(", ", parts().Where(static part => !string.IsNullOrEmpty(part)).Select(Display.Line));
        return (text.Length == 0 ? "(unknown)" : text) + (isSample ? SampleMark : string.Empty);
    }
}
