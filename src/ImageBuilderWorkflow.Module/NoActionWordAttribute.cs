using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Refuses the words that <c>-Action</c> takes, in the way that lets PowerShell try the set in which <c>-Action</c> comes first.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoActionWordAttribute : ArgumentTransformationAttribute
{
    /// <summary>The words.</summary>
    internal const string Resume = "Resume";

    /// <inheritdoc cref="Resume"/>
    internal const string Stop = "Stop";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (
            inputData.Unwrapped() is not string text
            || !(text.Equals(Resume, StringComparison.OrdinalIgnoreCase) || text.Equals(Stop, StringComparison.OrdinalIgnoreCase))
        )
        {
            return inputData;
        }

        throw BindingProblem.OfThisSet(
            $"'{text}' is an action: give it to -Action, and the steps through the pipeline or to -StepExecutionId."
        );
    }
}
