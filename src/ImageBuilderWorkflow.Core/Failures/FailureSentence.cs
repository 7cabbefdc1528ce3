using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>Puts a failure into words.</summary>
internal static class FailureSentence
{
    // A summary has to fit into a ticket.
    private const int LongestMessage = 300;

    /// <summary>The failure in one or two sentences.</summary>
    public static string Summary(ImageFailure failure)
    {
        var image = ArnText.Behind(failure.ImageBuildVersionArn, ":image/") ?? failure.Name ?? "The image build";
        var stage = failure.Stage is null ? string.Empty : $" in {failure.Stage}";
        var what = failure.ComponentArn is null ? StepOf(failure) : ComponentOf(failure);
        var (verb, message) = (VerbOf(failure), MessageOf(failure));
        var cause =
            what is null ? message
            : message.Length == 0 ? $"{what} {verb}"
            : $"{what} {verb}: {message}";
        var sentence = LogText.OneLine(cause.Length == 0 ? $"{image} failed{stage}" : $"{image} failed{stage}: {cause}", int.MaxValue);
        return sentence.EndsWith('.') || sentence.EndsWith('\u2026') || sentence.EndsWith('!') ? sentence : sentence + ".";
    }

    /// <summary>What to do next.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="advice">The advice of its rule.</param>
    /// <param name="retryCommand">The command that retries a build.</param>
    /// <param name="image">The image build.</param>
    public static string NextAction(ImageFailure failure, string advice, string retryCommand, Image image)
    {
        var then = image.Status switch
        {
            "FAILED" => failure.Stage switch
            {
                "TESTING" or "DISTRIBUTING" or "INTEGRATING" =>
                    $"Then retry with {retryCommand}: it resumes this build in the stage that failed.",
                _ => $"Then start a new build. {retryCommand} does not help: it resumes only failures after the build stage.",
            },
            "CANCELLED" => "Then start a new build: this one was cancelled.",
            _ => "The build is still in progress: wait for its end before you retry it.",
        };
        var command =
            failure.RunCommandId is null || !advice.Contains("Run Command", StringComparison.Ordinal)
                ? string.Empty
                : $" Systems Manager keeps the output for 30 days, as command {failure.RunCommandId}.";
        return LogText.OneLine($"{advice}{command} {then}", int.MaxValue);
    }

    private static string ComponentOf(ImageFailure failure)
    {
        var name = ArnText.Behind(failure.ComponentArn, ":component/")?.Split('/')[0] ?? failure.ComponentArn;
        string?[] parts = [failure.ComponentStep is null ? null : $"step {failure.ComponentStep}", failure.ComponentAction];
        var place = string.Join(", ", parts.Where(static part => part is not null));
        return place.Length == 0 ? $"component {name}" : $"component {name} ({place})";
    }

    private static string? StepOf(ImageFailure failure) =>
        failure.StepName is null ? null
        : failure.StepAction is null ? $"step {failure.StepName}"
        : $"step {failure.StepName} ({failure.StepAction})";

    private static string VerbOf(ImageFailure failure) =>
        failure.Kind == FailureKind.StepTimedOut
            ? failure.StepDuration is { } duration
                ? $"timed out after {Clock(duration)}"
                : "timed out"
            : failure.ExitCode is { } code && failure.ErrorMessage is not null
                ? $"ended with exit code {code}"
                : "failed";

    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}");

    // For regions, where the first of them failed; a text that only repeats that a step timed out adds nothing.
    private static string MessageOf(ImageFailure failure)
    {
        var text =
            failure.ErrorSource == EvidenceSource.Region
            && failure.RegionFailures.FirstOrDefault(one => one.ErrorMessage == failure.ErrorMessage) is { } region
                ? region.ToString()
            : failure.Kind == FailureKind.StepTimedOut && FailureRules.IsWrapper(failure.ErrorMessage) ? null
            : failure.ErrorMessage;
        return LogText.OneLine(text, LongestMessage);
    }
}
