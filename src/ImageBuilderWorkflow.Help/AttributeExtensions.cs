using System.Reflection;

namespace ImageBuilderWorkflow.Help;

/// <summary>Reads attributes as data: the assembly is never executed, so there are no attribute objects.</summary>
internal static class AttributeExtensions
{
    private const string Namespace = "System.Management.Automation.";

    /// <summary>The PowerShell attributes of a name (without <c>Attribute</c>) on a type or property.</summary>
    public static IEnumerable<CustomAttributeData> PowerShellAttributes(this MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(data => data.AttributeType.FullName == $"{Namespace}{name}Attribute");

    public static CustomAttributeData? PowerShellAttribute(this MemberInfo member, string name) =>
        member.PowerShellAttributes(name).FirstOrDefault();

    /// <summary>The value of a named argument, or the default of its type when the attribute does not give it.</summary>
    public static T? Named<T>(this CustomAttributeData attribute, string name) =>
        attribute
            .NamedArguments.Where(argument => argument.MemberName == name)
            .Select(argument => (T?)argument.TypedValue.Value)
            .FirstOrDefault();

    /// <summary>The arguments of a <c>params</c> constructor.</summary>
    public static IEnumerable<object> Items(this CustomAttributeData attribute) =>
        attribute
            .ConstructorArguments.SelectMany(argument => argument.Value as IEnumerable<CustomAttributeTypedArgument> ?? [argument])
            .Select(argument => argument.Value)
            .OfType<object>();
}
