using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Help;

/// <summary>What a <c>cref</c> is called at the prompt.</summary>
/// <param name="cmdletNames">The names of the cmdlets by the ids of their classes.</param>
internal sealed partial class CrossReferences(IReadOnlyDictionary<string, string> cmdletNames)
{
    /// <summary>Whether an id is that of the class of a cmdlet.</summary>
    public bool IsCmdlet(string cref) => cmdletNames.ContainsKey(cref);

    /// <summary>A cmdlet's name for its class, the full name of another type, the bare name of a member.</summary>
    /// <returns>The name, or <see langword="null"/> for an id that the compiler could not resolve (<c>!:</c>).</returns>
    public string? NameOf(string cref)
    {
        if (cmdletNames.TryGetValue(cref, out var cmdlet))
        {
            return cmdlet;
        }

        var name = GenericArity().Replace(cref.Split('(')[0][2..], string.Empty);
        return cref[..2] switch
        {
            "T:" or "N:" => name,
            "P:" or "F:" or "E:" or "M:" => name[(name.LastIndexOf('.') + 1)..],
            _ => null,
        };
    }

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex GenericArity();
}
