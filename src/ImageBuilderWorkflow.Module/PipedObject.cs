using System.Management.Automation;
using System.Reflection;

namespace ImageBuilderWorkflow.Commands;

/// <summary>The object that a cmdlet is given by the pipeline, as a whole.</summary>
internal static class PipedObject
{
    // A parameter that takes the whole object would be bound first, and would keep the others from selecting their parameter set. Without
    // this property of PowerShell nothing is followed; the tests of following tell.
    private static readonly PropertyInfo? Current = typeof(Cmdlet).BaseType?.GetProperty(
        "CurrentPipelineObject",
        BindingFlags.Instance | BindingFlags.NonPublic
    );

    /// <summary>The object of this module that the cmdlet processes now; <see langword="null"/> for none.</summary>
    public static ServiceObject? Of(Cmdlet cmdlet) => Current?.GetValue(cmdlet).Unwrapped() as ServiceObject;
}
