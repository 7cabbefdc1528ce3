using System.Text;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A table in Markdown.</summary>
/// <param name="headings">The headings.</param>
internal sealed class Table(params IReadOnlyList<string> headings)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public override string ToString()
    {
        if (_rows.Count == 0)
            return "Not measured.";
        var text = new StringBuilder();
        foreach (var row in _rows.Prepend([.. headings.Select(_ => "---")]).Prepend(headings))
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        return text.ToString().TrimEnd('\n');
    }
}
