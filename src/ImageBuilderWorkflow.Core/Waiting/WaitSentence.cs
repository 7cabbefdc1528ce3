using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>Says in words how far something is that is waited for.</summary>
internal static class WaitSentence
{
    private const int LongestReason = 200;

    /// <summary>The short name of an input: name, version and build number, and for a workflow execution the workflow.</summary>
    public static string Name(WaitInput input, WaitState state) =>
        ArnText.Behind(input.Id, ":image/")
        ?? (state.Execution is { Image: { } image, Workflow: { } workflow } ? $"{image} {workflow}" : input.Id);

    /// <summary>The change of a status, in one line without the name of the input.</summary>
    public static string Change(WaitChange change)
    {
        if (change.Step is not { } step)
        {
            return change.Execution is null
                ? change.Status ?? "unknown"
                : $"workflow {NameOf(change.Execution)} {change.Status}{Took(change.Execution.Duration)}";
        }

        var reason = step.Reason is { } text ? ": " + LogText.OneLine(text, LongestReason) : string.Empty;
        return Text($"step {change.StepNumber}/{change.Execution?.TotalStepCount} {step.Name} {step.Status}{Took(step.Duration)}{reason}");
    }

    /// <summary>The workflow and the step that run, in one line; empty if they are not known.</summary>
    public static string Place(WaitState state)
    {
        if (state.Execution is null)
        {
            return string.Empty;
        }

        var workflow = state.ExecutionCount > 1 ? Text($"workflow {state.ExecutionNumber}/{state.ExecutionCount}, ") : string.Empty;
        var step = Text($"step {state.StepNumber}/{state.StepCount}");
        return state.StepName is null ? workflow + step : $"{workflow}{step} {state.StepName}";
    }

    /// <summary>The status, the place and the approval, in a sentence.</summary>
    public static string Situation(WaitState state)
    {
        var place = Place(state) is { Length: > 0 } known ? $" ({NameOf(state.Execution!)}: {known})" : string.Empty;
        var approval = state.WaitingStep is { } step ? $" It waits for an approval: {Waiting(step)}." : string.Empty;
        return $"Its status is {state.Status ?? "unknown"}{place}.{approval}";
    }

    /// <summary>A step that waits, with its id.</summary>
    public static string Waiting(WaitingWorkflowStep step) => $"step {step.Name}, {step.StepExecutionId}";

    /// <summary>A duration.</summary>
    public static string Duration(TimeSpan time) =>
        time.ToString(time.Days == 0 ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>A duration as short as possible.</summary>
    public static string Clock(TimeSpan time) =>
        time < TimeSpan.FromHours(1) ? time.ToString(@"mm\:ss", CultureInfo.InvariantCulture) : Duration(time);

    private static string NameOf(WorkflowExecution execution) => execution.Workflow ?? execution.WorkflowExecutionId ?? "unknown";

    private static string Took(TimeSpan? duration) => duration is { } time && time > TimeSpan.Zero ? $" ({Duration(time)})" : string.Empty;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
