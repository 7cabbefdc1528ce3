using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>One form of a failure. All conditions that a rule has must hold.</summary>
/// <param name="Kind">The kind of a failure of this form.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record FailureRule(string Kind, string Advice)
{
    /// <summary>A form that one of the texts must have; <see langword="null"/> for any text.</summary>
    public Regex? Text { get; init; }

    /// <summary>The name or action of the step; <see langword="null"/> for any step, or none.</summary>
    public Regex? Step { get; init; }

    /// <summary>The stages; empty for any.</summary>
    public string[] Stages { get; init; } = [];

    /// <summary>What else is known about the failure; <see langword="null"/> for no condition.</summary>
    public Predicate<ImageFailure>? Fields { get; init; }

    /// <summary>Whether a failure has this form.</summary>
    /// <param name="failure">What is known about the failure.</param>
    public bool Matches(ImageFailure failure) =>
        (Stages.Length == 0 || Stages.Contains(failure.Stage))
        && (Step is null || (failure.StepName ?? failure.StepAction) is not null && StepMatches(failure))
        && Fields?.Invoke(failure) is not false
        && (Text is null || failure.Evidence.Any(evidence => Text.IsMatch(LogText.WithoutColours(evidence.Text))));

    private bool StepMatches(ImageFailure failure) => Step!.IsMatch($"{failure.StepName} {failure.StepAction}");
}
