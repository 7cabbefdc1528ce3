namespace ImageBuilderWorkflow.Core;

/// <summary>A difference between two sets of named values.</summary>
/// <param name="Name">The name.</param>
/// <param name="Reference">The value in the reference; <see langword="null"/> if only the other set has a value.</param>
/// <param name="Difference">The value in the other set; <see langword="null"/> if only the reference has a value.</param>
internal readonly record struct ValueChange(string Name, string? Reference, string? Difference)
{
    /// <summary>
    /// Compares two multisets of named values. What both have is equal. If then each has exactly one value of a name left, the value has
    /// changed. All other values that are left have been removed or added.
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="difference">What is compared with it.</param>
    /// <returns>The changes by name, of a name the removed values first, each by value. The order is ordinal.</returns>
    public static IEnumerable<ValueChange> Between(IEnumerable<NamedValue> reference, IEnumerable<NamedValue> difference)
    {
        var surplus = new Dictionary<NamedValue, int>();
        foreach (var value in reference)
        {
            surplus[value] = surplus.GetValueOrDefault(value) - 1;
        }

        foreach (var value in difference)
        {
            surplus[value] = surplus.GetValueOrDefault(value) + 1;
        }

        return surplus
            .Where(static pair => pair.Value != 0)
            .GroupBy(static pair => pair.Key.Name, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .SelectMany(static group => OfName(group.Key, [.. group.OrderBy(static pair => pair.Key.Value, StringComparer.Ordinal)]));
    }

    private static IEnumerable<ValueChange> OfName(string name, KeyValuePair<NamedValue, int>[] surplus)
    {
        var removed = surplus.SelectMany(static pair => Enumerable.Repeat(pair.Key.Value, Math.Max(0, -pair.Value))).ToList();
        var added = surplus.SelectMany(static pair => Enumerable.Repeat(pair.Key.Value, Math.Max(0, pair.Value))).ToList();
        return (removed, added) is ([var before], [var after])
            ? [new ValueChange(name, before, after)]
            :
            [
                .. removed.Select(value => new ValueChange(name, value, Difference: null)),
                .. added.Select(value => new ValueChange(name, Reference: null, value)),
            ];
    }
}
