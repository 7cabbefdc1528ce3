using System.Collections.ObjectModel;

namespace ImageBuilderWorkflow;

/// <summary>A list of an object's parts. It reads like an array; as text, in <c>Export-Csv</c> for example, its parts stand one after another.</summary>
/// <typeparam name="T">What it is a list of.</typeparam>
/// <param name="values">The parts.</param>
public sealed class ValueList<T>(IList<T> values) : ReadOnlyCollection<T>(values)
{
    /// <summary>The list without parts.</summary>
    internal static new ValueList<T> Empty { get; } = new([]);

    /// <summary>The parts as text, with a semicolon between them.</summary>
    /// <returns>The text; empty for an empty list.</returns>
    public override string ToString() => string.Join("; ", this);
}
