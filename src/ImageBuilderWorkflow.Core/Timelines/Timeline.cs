namespace ImageBuilderWorkflow.Core;

/// <summary>The timeline of one image build, from what the service says about the image, its workflow executions and their steps.</summary>
internal static class Timeline
{
    private const string WaitForAction = "WaitForAction";

    /// <summary>Determines the timeline.</summary>
    /// <param name="image">The image build.</param>
    /// <param name="executions">Its workflow executions, in any order.</param>
    /// <param name="stepsOf">The steps of an execution, in any order.</param>
    /// <returns>The entries: the image, then each workflow in the order of time, followed by its steps.</returns>
    public static IReadOnlyList<TimelineEntry> Of(
        Image image,
        IReadOnlyList<WorkflowExecution> executions,
        Func<WorkflowExecution, IReadOnlyList<WorkflowStepExecution>> stepsOf
    )
    {
        List<WorkflowSpan> spans =
        [
            .. TimeOrder.Of(executions).Select(execution => new WorkflowSpan(execution, TimeOrder.Of(stepsOf(execution)))),
        ];
        var path = new CriticalPath(spans);
        var entries = new List<TimelineEntry> { EntryOf(image, spans) };
        foreach (var span in spans)
        {
            var isCritical = path.Contains(span);
            List<TimelineEntry> steps = [.. StepsOf(image, span, isCritical)];
            var workflow = EntryOf(image, span.Execution);
            workflow.Wait = Between(path.Before(span)?.End ?? image.DateCreated, span.Start);
            workflow.IsCritical = isCritical;
            workflow.IsWaiting = span.Execution.EndTime is null && steps.Exists(static step => step.IsWaiting);
            entries.Add(workflow);
            entries.AddRange(steps);
        }

        return entries;
    }

    private static TimelineEntry EntryOf(Image image, IEnumerable<WorkflowSpan> spans)
    {
        var entry = EntryFrom(image, image);
        entry.Kind = "Image";
        entry.Name = entry.Image ?? image.Name;
        entry.Status = image.Status;
        entry.StartTime = image.DateCreated;
        entry.EndTime = Timing.IsFinal(image.Status) ? spans.Max(static span => span.Execution.EndTime) : null;
        entry.Reason = ReasonOf(image.Status, image.Reason);
        return entry;
    }

    private static TimelineEntry EntryOf(Image image, WorkflowExecution execution)
    {
        var entry = EntryFrom(image, execution);
        entry.Kind = "Workflow";
        entry.Status = execution.Status;
        entry.StartTime = execution.StartTime;
        entry.EndTime = execution.EndTime;
        entry.Reason = ReasonOf(execution.Status, execution.Message);
        Stamp(entry, execution);
        entry.Name = entry.Workflow ?? execution.WorkflowExecutionId;
        return entry;
    }

    private static IEnumerable<TimelineEntry> StepsOf(Image image, WorkflowSpan span, bool isCritical)
    {
        var before = span.Start;
        foreach (var step in span.Steps)
        {
            var entry = EntryFrom(image, step);
            entry.Kind = "Step";
            entry.Name = entry.StepName = step.Name;
            entry.Status = step.Status;
            entry.StartTime = step.StartTime;
            entry.EndTime = step.EndTime;
            entry.Wait = Between(before, step.StartTime);
            entry.IsCritical = isCritical && WorkflowSpan.IsRun(step);
            entry.IsWaiting = step is { Action: WaitForAction, StartTime: not null, EndTime: null } && !Timing.IsFinal(step.Status);
            entry.Reason = ReasonOf(step.Status, step.Reason ?? step.Message);
            entry.StepAction = step.Action;
            entry.StepExecutionId = step.StepExecutionId;
            Stamp(entry, span.Execution);
            yield return entry;
            before = step.EndTime ?? step.StartTime ?? before;
        }
    }

    private static TimelineEntry EntryFrom(Image image, ServiceObject source)
    {
        var entry = new TimelineEntry
        {
            ImageBuildVersionArn = image.Arn,
            RequestId = source.RequestId,
            ReadTime = source.ReadTime,
        };
        entry.ComesFrom(source);
        return entry;
    }

    private static void Stamp(TimelineEntry entry, WorkflowExecution execution)
    {
        entry.WorkflowBuildVersionArn = execution.WorkflowBuildVersionArn;
        entry.WorkflowType = execution.Type is { Length: > 0 } type ? type : ArnText.WorkflowType(execution.WorkflowBuildVersionArn);
        entry.WorkflowExecutionId = execution.WorkflowExecutionId;
        entry.ParallelGroup = execution.ParallelGroup;
    }

    // A clock that is slow must not make the time negative.
    private static TimeSpan? Between(DateTime? end, DateTime? start) =>
        start - end is { } time && time < TimeSpan.Zero ? TimeSpan.Zero : start - end;

    private static string? ReasonOf(string? status, string? reason) =>
        status is "FAILED" or "CANCELLED" or "ROLLBACK_IN_PROGRESS" or "ROLLBACK_COMPLETED" or "TIMED_OUT" ? reason : null;
}
