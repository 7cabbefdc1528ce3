using System.Globalization;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>The errors of a wait, each with an id of its own, so that a script can tell them apart.</summary>
internal static class WaitErrors
{
    /// <summary>The time was up.</summary>
    public static ErrorRecord TimedOut<T>(WaitResult<T> result, TimeSpan timeout)
        where T : ServiceObject
    {
        var seconds = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var situation = result switch
        {
            { Item: null, Error: { } error } => $"It could not be read: {error.Message}",
            { Item: null } => "There was no answer.",
            { Error: { } error } => $"{WaitSentence.Situation(result.State)} After that, it could not be read: {error.Message}",
            _ => WaitSentence.Situation(result.State),
        };
        return ErrorRecords.Wait(
            "WaitTimedOut",
            $"{NameOf(result)} did not end within {seconds} s. {situation}",
            ErrorCategory.OperationTimeout,
            result.Input.Id,
            "It goes on. To wait longer, run the command again with a larger -Timeout."
        );
    }

    /// <summary>A step waits for an approval.</summary>
    public static ErrorRecord WaitingForApproval<T>(WaitResult<T> result)
        where T : ServiceObject =>
        ErrorRecords.Wait(
            "WaitingForApproval",
            $"{NameOf(result)} waits for an approval: {WaitSentence.Waiting(result.State.WaitingStep!)}.",
            ErrorCategory.ResourceBusy,
            result.Input.Id,
            $"Send-IBWorkflowStepAction resumes or stops the step. {result.State.WaitingStep!.StepExecutionId} is its id."
        );

    /// <summary>A step, a build or a workflow execution has failed or was cancelled.</summary>
    /// <param name="result">The end of the wait.</param>
    /// <param name="kind">What was waited for, as error ids name it.</param>
    /// <param name="reason">The reason that the service gives; <see langword="null"/> if it gives none.</param>
    public static ErrorRecord NotSucceeded<T>(WaitResult<T> result, string kind, string? reason)
        where T : ServiceObject
    {
        var because = reason is null ? "." : $": {reason}";
        var (id, message, category) = result.Outcome switch
        {
            WaitOutcome.Cancelled => ($"{kind}Cancelled", $"{NameOf(result)} was cancelled{because}", ErrorCategory.OperationStopped),
            WaitOutcome.StepFailed => ("StepFailed", StepFailed(result), ErrorCategory.InvalidResult),
            _ => ($"{kind}Failed", $"{NameOf(result)} failed{because}", ErrorCategory.InvalidResult),
        };
        return ErrorRecords.Wait(id, result.Failure?.Summary ?? message, category, result.Input.Id, result.Failure?.NextAction);
    }

    /// <summary>A failed step, in a sentence.</summary>
    public static string StepFailed<T>(WaitResult<T> result)
        where T : ServiceObject
    {
        var step = result.State.FailedStep is { } failed ? $"Step {failed.Name} ({failed.StepExecutionId})" : "A step";
        var reason = result.State.FailedStep?.Reason is { } text ? $": {text}" : ".";
        return $"{step} of {NameOf(result)} failed{reason}";
    }

    private static string NameOf<T>(WaitResult<T> result)
        where T : ServiceObject => WaitSentence.Name(result.Input, result.State);
}
