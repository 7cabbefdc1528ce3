using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Takes the resource of a lifecycle execution for its id. What is piped in beside such objects, lifecycle executions and their ids, is
/// left to the other parameter.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ResourceIdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData.Unwrapped();
        return value is string text
            ? text.StartsWith("lce-", StringComparison.OrdinalIgnoreCase)
                ? throw BindingProblem.OfThisSet($"'{text}' is a lifecycle execution id, not that of a resource.")
                : text
            : inputData is not null && PSObject.AsPSObject(inputData).Properties["ResourceId"]?.Value is string id
                ? id
                : throw BindingProblem.OfThisSet("The object has no ResourceId.");
    }
}
