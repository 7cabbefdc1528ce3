using System.Reflection;

namespace ImageBuilderWorkflow.Help;

/// <summary>The ids that the compiler gives to members in documentation files and in <c>cref</c> attributes.</summary>
internal static class DocumentationId
{
    public static string Of(Type type) => "T:" + NameOf(type);

    public static string Of(PropertyInfo property) => $"P:{NameOf(property.DeclaringType!)}.{property.Name}";

    private static string NameOf(Type type)
    {
        // A constructed generic type is documented at its definition.
        var definition = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }
}
