namespace ImageBuilderWorkflow.Core;

/// <summary>What each workflow execution of a build followed, and which of them determined when the build ended.</summary>
/// <remarks>
/// The service does not tell what a workflow waited for. Of those that ended before it started, it is the one that ended last. A group of
/// workflows runs at the same time, and if the group is large, one of its workflows starts when another one ends.
/// </remarks>
internal sealed class CriticalPath
{
    // The service may record the end of a workflow a moment after the start of the next one.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly Dictionary<WorkflowSpan, WorkflowSpan?> _before = [];
    private readonly HashSet<WorkflowSpan> _path = [];

    /// <summary>Determines the path.</summary>
    /// <param name="spans">The executions of a build, in the order of time.</param>
    public CriticalPath(IReadOnlyList<WorkflowSpan> spans)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            _before[spans[i]] = Before(spans, i);
        }

        // Of several that ended at the same time, the one that started last.
        var last = spans.Where(static span => span.HasRun).Reverse().MaxBy(static span => span.End);
        for (var span = last; span is not null; span = _before[span])
        {
            _path.Add(span);
        }
    }

    /// <summary>Whether an execution determined when the build ended.</summary>
    /// <param name="span">The execution.</param>
    public bool Contains(WorkflowSpan span) => _path.Contains(span);

    /// <summary>The execution that another one followed; <see langword="null"/> for the first.</summary>
    /// <param name="span">The other one.</param>
    public WorkflowSpan? Before(WorkflowSpan span) => _before[span];

    private static WorkflowSpan? Before(IReadOnlyList<WorkflowSpan> spans, int at)
    {
        if (spans[at].Start is not { } start)
        {
            return null;
        }

        WorkflowSpan? before = null;
        for (var i = 0; i < at; i++)
        {
            if (spans[i].HasRun && EndedBefore(spans[i], spans[at], start) && !(spans[i].End < before?.End))
            {
                before = spans[i];
            }
        }

        return before;
    }

    private static bool EndedBefore(WorkflowSpan span, WorkflowSpan next, DateTime start)
    {
        var isOfSameGroup = next.Execution.ParallelGroup is { } group && group == span.Execution.ParallelGroup;
        return span.End <= (isOfSameGroup ? start : start + Tolerance);
    }
}
