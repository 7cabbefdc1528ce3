namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>The filters of one listing, by the names in the API documentation.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class FilterSet<T>(IReadOnlyDictionary<string, Func<T, string?>> properties)
{
    /// <summary>Creates the test for the filters of a request; null if there are none.</summary>
    public Func<T, bool>? Compile(OperationInput input)
    {
        var filters = input.Filters;
        if (filters.Count == 0)
            return null;
        var tests = new List<(Func<T, string?> Property, IReadOnlyList<string> Values)>(filters.Count);
        foreach (var filter in filters)
        {
            if (!properties.TryGetValue(filter.Name, out var property))
                throw ServiceError.InvalidValue(
                    "filters",
                    $"'{filter.Name}' is not one of the filters {string.Join(", ", properties.Keys)}"
                );
            tests.Add((property, filter.Values));
        }

        return item => tests.TrueForAll(test => test.Values.Contains(test.Property(item), StringComparer.Ordinal));
    }
}
