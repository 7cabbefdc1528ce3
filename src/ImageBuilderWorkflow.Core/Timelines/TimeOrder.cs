namespace ImageBuilderWorkflow.Core;

/// <summary>Puts what a listing returned in any order into the order of time.</summary>
internal static class TimeOrder
{
    private const string Pending = "PENDING";

    /// <summary>
    /// Sorts by the start. What has not started and is pending comes last, a group of workflows together. Anything else without a start,
    /// such as a workflow that was skipped, stays behind what was listed before it.
    /// </summary>
    /// <param name="executions">The workflow executions, as they were listed.</param>
    public static List<WorkflowExecution> Of(IReadOnlyList<WorkflowExecution> executions) =>
        Sort(executions, static one => one.StartTime, static one => one.Status, static one => one.ParallelGroup);

    /// <summary>Sorts by the start. What has not started comes last, or stays behind what was listed before it.</summary>
    /// <param name="steps">The steps, as they were listed.</param>
    public static List<WorkflowStepExecution> Of(IReadOnlyList<WorkflowStepExecution> steps) =>
        Sort(steps, static one => one.StartTime, static one => one.Status, static _ => null);

    private static List<T> Sort<T>(IReadOnlyList<T> listed, Func<T, DateTime?> startOf, Func<T, string?> statusOf, Func<T, string?> groupOf)
    {
        var starts = listed.Select(startOf).OfType<DateTime>().ToList();
        var items = starts.Count > 1 && starts[^1] < starts[0] ? [.. listed.Reverse()] : listed;

        var keys = new List<(T Item, bool IsPending, DateTime Start, int Group)>();
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var last = DateTime.MinValue;
        foreach (var item in items)
        {
            var start = startOf(item);
            last = start ?? last;
            var isPending = start is null && statusOf(item) is null or Pending;
            var group = keys.Count;
            if (isPending && groupOf(item) is { } name && !groups.TryAdd(name, group))
            {
                group = groups[name];
            }

            keys.Add((item, isPending, isPending ? DateTime.MaxValue : last, isPending ? group : 0));
        }

        return
        [
            .. keys.OrderBy(static key => key.IsPending)
                .ThenBy(static key => key.Start)
                .ThenBy(static key => key.Group)
                .Select(static key => key.Item),
        ];
    }
}
