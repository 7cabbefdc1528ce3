using System.Reflection;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>All forms of ids and ARNs.</summary>
internal static class Identifiers
{
    // Two forms have one name: what a parameter takes may differ from cmdlet to cmdlet.
    private static readonly Dictionary<string, Identifier> Forms = typeof(Identifier)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(property => property.Name, property => (Identifier)property.GetValue(null)!);

    public static IReadOnlyList<Identifier> All { get; } = [.. Forms.Values];

    public static Identifier Named(string name) => Forms[name];
}
