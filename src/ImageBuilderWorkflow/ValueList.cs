using System.Collections.ObjectModel;

namespace ImageBuilderWorkflow;

/// <summary>
/// A list of the parts of an object. Use it like an array. Its text, which <c>Export-Csv</c> writes, is the text of its parts, separated by
/// semicolons.
/// </summary>
/// <typeparam name="T">The type of the parts.</typeparam>
/// <param name="values">The parts.</param>
public sealed class ValueList<T>(IList<T> values) : ReadOnlyCollection<T>(values)
{
    /// <summary>An empty list.</summary>
    internal static new ValueList<T> Empty { get; } = new([]);

    /// <summary>Returns the text of the parts, separated by semicolons.</summary>
    /// <returns>The text. Empty for an empty list.</returns>
    public override string ToString() => string.Join("; ", this);
}
