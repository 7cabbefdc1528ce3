namespace ImageBuilderWorkflow.Help;

/// <summary>The help of one parameter.</summary>
/// <param name="Name">The name, without the dash.</param>
/// <param name="ShortType">The type as syntax shows it.</param>
/// <param name="FullType">The type with its namespace.</param>
/// <param name="TakesMany">Whether it takes an array.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Values">The values to choose from; empty when there is no such list.</param>
/// <param name="Default">The value when it is not given, in words.</param>
/// <param name="Wildcards">Whether it understands wildcards.</param>
/// <param name="Description">What it is for, in paragraphs.</param>
/// <param name="IsInherited">Whether it is a parameter of several cmdlets.</param>
/// <param name="Uses">How it is used in each parameter set that names it.</param>
internal sealed record ParameterHelp(
    string Name,
    string ShortType,
    string FullType,
    bool TakesMany,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values,
    string Default,
    bool Wildcards,
    IReadOnlyList<string> Description,
    bool IsInherited,
    IReadOnlyList<ParameterUse> Uses
)
{
    public const string SwitchType = "System.Management.Automation.SwitchParameter";

    public bool IsSwitch => FullType == SwitchType;
}
