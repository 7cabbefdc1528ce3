using System.Management.Automation;
using System.Reflection;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>How a parameter takes part in a parameter set.</summary>
/// <param name="Set">The set, or <see langword="null"/> for all of them.</param>
/// <param name="IsMandatory">Whether it has to be given.</param>
/// <param name="Position">Where it stands without its name, or <see langword="null"/>.</param>
/// <param name="ByValue">Whether whole objects of the pipeline are taken.</param>
/// <param name="ByPropertyName">Whether properties of the pipeline's objects are taken.</param>
/// <param name="TakesRest">Whether it takes all arguments that are left.</param>
/// <param name="HelpMessage">What a prompt for it says to those who ask, or <see langword="null"/>.</param>
internal sealed record ParameterUse(
    string? Set,
    bool IsMandatory,
    int? Position,
    bool ByValue,
    bool ByPropertyName,
    bool TakesRest,
    string? HelpMessage = null
)
{
    public static ParameterUse Of(CustomAttributeData attribute)
    {
        return new ParameterUse(
            Value(nameof(ParameterAttribute.ParameterSetName)) as string,
            Value(nameof(ParameterAttribute.Mandatory)) is true,
            Value(nameof(ParameterAttribute.Position)) as int?,
            Value(nameof(ParameterAttribute.ValueFromPipeline)) is true,
            Value(nameof(ParameterAttribute.ValueFromPipelineByPropertyName)) is true,
            Value(nameof(ParameterAttribute.ValueFromRemainingArguments)) is true,
            Value(nameof(ParameterAttribute.HelpMessage)) as string
        );

        object? Value(string name) => attribute.NamedArguments.SingleOrDefault(argument => argument.MemberName == name).TypedValue.Value;
    }
}
