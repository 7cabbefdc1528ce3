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
    private readonly CustomAttributeData _cmdlet = type.GetCustomAttributesData().Single(attribute => attribute.AttributeType == typeof(CmdletAttribute));

    /// <summary>All cmdlets of the module.</summary>
    public static IReadOnlyList<CmdletClass> All { get; } =
    [
        .. typeof(GetIBWorkflowExecutionCommand).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(CmdletAttribute)))
            .Select(type => new CmdletClass(type)),
    ];

    public Type Type { get; } = type;

    public string Verb => (string)_cmdlet.ConstructorArguments[0].Value!;

    public string Noun => (string)_cmdlet.ConstructorArguments[1].Value!;

    public string Name => $"{Verb}-{Noun}";

    public string? DefaultSet =>
        (string?)_cmdlet.NamedArguments.SingleOrDefault(argument => argument.MemberName == nameof(CmdletAttribute.DefaultParameterSetName)).TypedValue.Value;

    /// <summary>The types that the cmdlet says it emits.</summary>
    public IReadOnlyList<Type> OutputTypes =>
    [
        .. Type.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(OutputTypeAttribute))
            .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
            .Select(argument => (Type)argument.Value!),
    ];

    public IReadOnlyList<CmdletParameter> Parameters =>
    [
        .. Type.GetProperties()
            .Where(property => property.GetCustomAttributesData().Any(attribute => attribute.AttributeType == typeof(ParameterAttribute)))
            .Select(property => new CmdletParameter(property)),
    ];

    /// <summary>The names of the parameter sets.</summary>
    public IReadOnlyList<string> Sets => [.. Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).OfType<string>().Distinct()];

    public CmdletParameter Parameter(string name) => Parameters.Single(parameter => parameter.Name == name);

    /// <summary>How the parameters take part in a set.</summary>
    public IEnumerable<(CmdletParameter Parameter, ParameterUse Use)> UsesIn(string set) =>
        from parameter in Parameters
        from use in parameter.Uses
        where use.Set is null || use.Set == set
        select (parameter, use);

    public override string ToString() => Name;
}
