namespace ImageBuilderWorkflow.Help;

/// <summary>How a parameter is used in a parameter set: what one <c>[Parameter]</c> attribute says.</summary>
/// <param name="Set">The name of the set, or <see langword="null"/> for all of them.</param>
/// <param name="Mandatory">Whether it must be given.</param>
/// <param name="Position">Its position, or <see langword="null"/> when it goes by its name only.</param>
/// <param name="ByValue">Whether it takes objects from the pipeline.</param>
/// <param name="ByPropertyName">Whether it takes properties of objects from the pipeline.</param>
/// <param name="FromRemainingArguments">Whether it takes the arguments that nothing else takes.</param>
/// <param name="Hidden">Whether the author does not want it shown.</param>
internal sealed record ParameterUse(
    string? Set = null,
    bool Mandatory = false,
    int? Position = null,
    bool ByValue = false,
    bool ByPropertyName = false,
    bool FromRemainingArguments = false,
    bool Hidden = false
)
{
    /// <summary>How it is used altogether, for the one place in the help that does not tell sets apart.</summary>
    public static ParameterUse Combine(IReadOnlyList<ParameterUse> uses) =>
        new(
            Mandatory: uses.All(use => use.Mandatory),
            Position: uses.Select(use => use.Position).FirstOrDefault(position => position is not null),
            ByValue: uses.Any(use => use.ByValue),
            ByPropertyName: uses.Any(use => use.ByPropertyName),
            FromRemainingArguments: uses.Any(use => use.FromRemainingArguments)
        );
}
