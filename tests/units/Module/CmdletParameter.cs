using System.Management.Automation;
using System.Reflection;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>A parameter as its metadata describes it.</summary>
internal sealed class CmdletParameter(PropertyInfo property)
{
    public PropertyInfo Property { get; } = property;

    public string Name => Property.Name;

    public IReadOnlyList<string> Aliases =>
        [
            .. Property
                .GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType == typeof(AliasAttribute))
                .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
                .Select(argument => (string)argument.Value!),
        ];

    public IReadOnlyList<ParameterUse> Uses =>
        [
            .. Property
                .GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType == typeof(ParameterAttribute))
                .Select(ParameterUse.Of),
        ];

    /// <summary>The constructor arguments of an attribute, or <see langword="null"/> when the parameter does not have it.</summary>
    public IReadOnlyList<object?>? ArgumentsOf<TAttribute>() =>
        Property
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(TAttribute))
            .Select(attribute => attribute.ConstructorArguments.Select(argument => argument.Value).ToList())
            .SingleOrDefault();

    public override string ToString() => Name;
}
