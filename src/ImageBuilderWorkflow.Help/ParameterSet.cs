namespace ImageBuilderWorkflow.Help;

/// <summary>One way to call a cmdlet.</summary>
/// <param name="Parameters">
/// The parameters in the order of <c>Get-Command -Syntax</c>: by position, then the mandatory ones, then the others in the
/// order of the source.
/// </param>
internal sealed record ParameterSet(IReadOnlyList<(ParameterHelp Parameter, ParameterUse Use)> Parameters)
{
    /// <summary>The parameter sets of a cmdlet, the default one first, the others by name.</summary>
    public static IReadOnlyList<ParameterSet> Of(IReadOnlyList<ParameterHelp> parameters, string? defaultSet)
    {
        var names = parameters
            .SelectMany(parameter => parameter.Uses)
            .Select(use => use.Set)
            .Append(defaultSet)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => !Same(name, defaultSet))
            .ThenBy(name => name, StringComparer.Ordinal)
            .ToList();

        // Without any name there is one set, of the parameters that belong to all sets.
        return names.Count == 0 ? [Make(parameters, null)] : [.. names.Select(name => Make(parameters, name))];
    }

    private static ParameterSet Make(IReadOnlyList<ParameterHelp> parameters, string? name)
    {
        var inSet =
            from parameter in parameters
            let use = parameter.Uses.FirstOrDefault(use => Same(use.Set, name)) ?? parameter.Uses.FirstOrDefault(use => use.Set is null)
            where use is { Hidden: false }
            orderby use.Position ?? int.MaxValue, !use.Mandatory
            select (parameter, use);
        return new ParameterSet([.. inSet]);
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
