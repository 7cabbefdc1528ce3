namespace ImageBuilderWorkflow.Views;

/// <summary>The table view of an output type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Columns">The columns, the most important first: PowerShell drops those on the right where the console is too
/// narrow.</param>
public sealed record Table(Type Type, params IReadOnlyList<Column> Columns)
{
    /// <summary>Whether long texts go on in the next line instead of being cut.</summary>
    public bool Wraps { get; init; }

    /// <summary>
    /// The hidden property whose value is the head of a group of rows, and whose name is the label of the head;
    /// <see langword="null"/> for a table without groups. It contains the mark of sample data.
    /// </summary>
    public string? GroupedBy { get; init; }

    /// <summary>
    /// The properties that lead the list, which then is the default view and leaves out properties without a value; empty for a table as
    /// the default view.
    /// </summary>
    public IReadOnlyList<string> LeadingProperties { get; init; } = [];
}
