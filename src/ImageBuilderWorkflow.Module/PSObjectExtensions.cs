using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Looks behind what PowerShell wraps values in.</summary>
internal static class PSObjectExtensions
{
    /// <summary>The value itself, whether PowerShell has wrapped it or not.</summary>
    public static object? Unwrapped(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
