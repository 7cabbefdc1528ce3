using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Refuses the words that <c>-Action</c> takes, also mistyped, in the way that lets PowerShell try the set in which <c>-Action</c> comes
/// first. There, PowerShell names the words that it takes.
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
        if (inputData.Unwrapped() is not string text || !(IsLike(text, Resume) || IsLike(text, Stop)))
        {
            return inputData;
        }

        throw BindingProblem.OfThisSet(
            $"'{text}' is an action: give it to -Action, and the steps through the pipeline or to -StepExecutionId."
        );
    }

    // Whether a text is a word, its beginning or its other forms, or has up to two slips of the keyboard.
    private static bool IsLike(string text, string word) =>
        text.Length is > 1 and < 12
        && text.All(char.IsAsciiLetter)
        && (
            word.StartsWith(text, StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || EditDistance.Between(text.ToLowerInvariant(), word.ToLowerInvariant()) <= 2
        );
}
