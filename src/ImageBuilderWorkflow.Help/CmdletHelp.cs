namespace ImageBuilderWorkflow.Help;

/// <summary>The help of one cmdlet.</summary>
/// <param name="Verb">The first part of the cmdlet's name.</param>
/// <param name="Noun">The second part of the cmdlet's name.</param>
/// <param name="Synopsis">What it does, in one line.</param>
/// <param name="Description">What it does, in paragraphs.</param>
/// <param name="Sets">The ways to call it, the default one first.</param>
/// <param name="Parameters">Its parameters by name.</param>
/// <param name="Inputs">What can be piped to it.</param>
/// <param name="Outputs">What it writes.</param>
/// <param name="Examples">Its examples in the order of the source.</param>
/// <param name="Permissions">The IAM actions that it needs, in the order of the source.</param>
/// <param name="Links">Where to read on, in the order of the source.</param>
internal sealed record CmdletHelp(
    string Verb,
    string Noun,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<ParameterSet> Sets,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<ExampleHelp> Examples,
    IReadOnlyList<PermissionHelp> Permissions,
    IReadOnlyList<LinkHelp> Links
)
{
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The names of the parameter sets.</summary>
    public IReadOnlyList<string> SetNames =>
        [.. Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).OfType<string>().Distinct(StringComparer.Ordinal)];
}
