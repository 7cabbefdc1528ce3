using System.Management.Automation;
using System.Reflection;
using ImageBuilderWorkflow.Commands;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>
/// A cmdlet's class as its metadata describes it. Nothing is made of the attributes: the library that the tests compile against
/// has no behaviour.
/// </summary>
internal sealed class CmdletClass(Type type)
{
    private readonly CustomAttributeData _cmdlet = type.GetCustomAttributesData()
        .Single(attribute => attribute.AttributeType == typeof(CmdletAttribute));

    /// <summary>All cmdlets of the module.</summary>
    public static IReadOnlyList<CmdletClass> All { get; } =
    [
        .. typeof(GetIBWorkflowExecutionCommand)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(CmdletAttribute)))
            .Select(type => new CmdletClass(type)),
    ];

    /// <summary>The cmdlets that get something.</summary>
    public static IReadOnlyList<CmdletClass> Listings { get; } =
    [.. All.Where(cmdlet => typeof(ListingCmdlet).IsAssignableFrom(cmdlet.Type) && !IsDrawing(cmdlet))];

    /// <summary>The cmdlets that get something, page by page of the service or in another way.</summary>
    public static IReadOnlyList<CmdletClass> Readers { get; } =
    [
        .. All.Where(cmdlet =>
            typeof(ConnectedCmdlet).IsAssignableFrom(cmdlet.Type)
            && !typeof(ActionCmdlet).IsAssignableFrom(cmdlet.Type)
            && !typeof(WaitCmdlet).IsAssignableFrom(cmdlet.Type)
            && !IsDrawing(cmdlet)
        ),
    ];

    /// <summary>The cmdlets that draw what others get, and emit texts or files.</summary>
    public static IReadOnlyList<CmdletClass> Drawings { get; } = [.. All.Where(IsDrawing)];

    /// <summary>The cmdlets whose listing can begin in several accounts and regions.</summary>
    public static IReadOnlyList<CmdletClass> Sweeps { get; } =
    [.. All.Where(cmdlet => typeof(SweepingCmdlet).IsAssignableFrom(cmdlet.Type))];

    /// <summary>The cmdlets that change something.</summary>
    public static IReadOnlyList<CmdletClass> Actions { get; } =
    [.. All.Where(cmdlet => typeof(ActionCmdlet).IsAssignableFrom(cmdlet.Type))];

    /// <summary>The cmdlets that wait for something.</summary>
    public static IReadOnlyList<CmdletClass> Waits { get; } = [.. All.Where(cmdlet => typeof(WaitCmdlet).IsAssignableFrom(cmdlet.Type))];

    /// <summary>The cmdlets that ask nobody: they compute something from their input, or they are switches.</summary>
    public static IReadOnlyList<CmdletClass> Unconnected { get; } =
    [.. All.Where(cmdlet => !typeof(ConnectedCmdlet).IsAssignableFrom(cmdlet.Type))];

    /// <summary>The cmdlets that say who answers the others, and emit nothing.</summary>
    public static IReadOnlyList<CmdletClass> Switches { get; } =
    [.. Unconnected.Where(cmdlet => cmdlet.Verb is VerbsCommunications.Connect or VerbsCommunications.Disconnect)];

    /// <summary>The cmdlets that compute something from their input.</summary>
    public static IReadOnlyList<CmdletClass> Calculators { get; } = [.. Unconnected.Except(Switches)];

    /// <summary>The sets that get single objects, and have no parameters of paging.</summary>
    public static IReadOnlyList<string> SetsOfObjects { get; } = ["ById", "ByExecution"];

    public Type Type { get; } = type;

    public string Verb => (string)_cmdlet.ConstructorArguments[0].Value!;

    public string Noun => (string)_cmdlet.ConstructorArguments[1].Value!;

    public string Name => $"{Verb}-{Noun}";

    public string? DefaultSet => (string?)Setting(nameof(CmdletAttribute.DefaultParameterSetName));

    /// <summary>Whether the cmdlet has -WhatIf and -Confirm.</summary>
    public bool SupportsShouldProcess => Setting(nameof(CmdletAttribute.SupportsShouldProcess)) is true;

    /// <summary>How much the cmdlet says that it changes, or <see langword="null"/> when it says nothing.</summary>
    public ConfirmImpact? Impact => Setting(nameof(CmdletAttribute.ConfirmImpact)) is int impact ? (ConfirmImpact)impact : null;

    /// <summary>The types that the cmdlet says it emits.</summary>
    public IReadOnlyList<Type> OutputTypes => [.. Outputs.Select(output => output.Type)];

    /// <summary>The types that the cmdlet says it emits, each with the sets that emit it; without any it is all of them.</summary>
    public IReadOnlyList<(Type Type, IReadOnlyList<string> Sets)> Outputs =>
        [
            .. from attribute in Type.GetCustomAttributesData()
            where attribute.AttributeType == typeof(OutputTypeAttribute)
            let sets = attribute
                .NamedArguments.SingleOrDefault(argument => argument.MemberName == nameof(OutputTypeAttribute.ParameterSetName))
                .TypedValue.Value
            from type in (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!
            select (
                (Type)type.Value!,
                (IReadOnlyList<string>)[.. ((IEnumerable<CustomAttributeTypedArgument>?)sets ?? []).Select(set => (string)set.Value!)]
            ),
        ];

    /// <summary>The parameters. One that hides a parameter of a base class comes first, and PowerShell sees it alone.</summary>
    public IReadOnlyList<CmdletParameter> Parameters =>
        [
            .. Type.GetProperties()
                .Where(property =>
                    property.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(ParameterAttribute))
                )
                .DistinctBy(property => property.Name)
                .Select(property => new CmdletParameter(property)),
        ];

    /// <summary>The names of the parameter sets.</summary>
    public IReadOnlyList<string> Sets =>
        [.. Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).OfType<string>().Distinct()];

    public CmdletParameter Parameter(string name) => Parameters.Single(parameter => parameter.Name == name);

    /// <summary>How the parameters take part in a set.</summary>
    public IEnumerable<(CmdletParameter Parameter, ParameterUse Use)> UsesIn(string set) =>
        from parameter in Parameters
        from use in parameter.Uses
        where use.Set is null || use.Set == set
        select (parameter, use);

    public override string ToString() => Name;

    private static bool IsDrawing(CmdletClass cmdlet) => typeof(TimelineDrawingCmdlet).IsAssignableFrom(cmdlet.Type);

    private object? Setting(string name) =>
        _cmdlet.NamedArguments.SingleOrDefault(argument => argument.MemberName == name).TypedValue.Value;
}
