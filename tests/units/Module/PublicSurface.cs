using System.Management.Automation;
using System.Reflection;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>
/// Finds types that a session could not name or would mix up: those of assemblies that the module loads into a context of its own.
/// </summary>
internal static class PublicSurface
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static bool IsKnownToEverySession(Type type) =>
        type.IsGenericParameter
        || (type.HasElementType && IsKnownToEverySession(type.GetElementType()!))
        || (IsOfKnownAssembly(type) && type.GetGenericArguments().All(IsKnownToEverySession));

    /// <summary>The types of a type's public and protected members that not every session knows.</summary>
    public static IEnumerable<string> UnknownTypesOf(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = type.GetMembers(all)
            .SelectMany(member =>
                member switch
                {
                    MethodBase method when IsVisible(method) => method
                        .GetParameters()
                        .Select(parameter => parameter.ParameterType)
                        .Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
                    FieldInfo { IsPublic: true } or FieldInfo { IsFamily: true } or FieldInfo { IsFamilyOrAssembly: true } =>
                    [
                        ((FieldInfo)member).FieldType,
                    ],
                    _ => [],
                }
            );
        return used.Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object))
            .Where(one => !IsKnownToEverySession(one) && one.Assembly != type.Assembly)
            .Select(one => $"{type}: {one}");
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOfKnownAssembly(Type type) =>
        type.Assembly == typeof(ServiceObject).Assembly
        || type.Assembly == typeof(PSObject).Assembly
        || Path.GetDirectoryName(type.Assembly.Location) == Framework;
}
