namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Follows the workflow executions and steps of a build. The steps of a workflow execution are listed only when something about it has
/// changed.
/// </summary>
/// <param name="tellsAll">Whether what had ended before the first look counts as a change too.</param>
internal sealed class StepTracker(bool tellsAll)
{
    private static readonly HashSet<string> EndedStatuses = new(StringComparer.Ordinal)
    {
        "COMPLETED",
        "FAILED",
        "CANCELLED",
        "SKIPPED",
        "ROLLBACK_COMPLETED",
    };

    // The order in which workflows of these types run.
    private static readonly string[] Types = ["BUILD", "TEST", "DISTRIBUTION"];

    private readonly Dictionary<string, Followed> _followed = new(StringComparer.Ordinal);
    private bool _hasLooked = tellsAll;

    /// <summary>Whether a workflow execution or a step has ended.</summary>
    public static bool HasEnded(string? status) => status is not null && EndedStatuses.Contains(status);

    /// <summary>Whether a step of a workflow execution has failed.</summary>
    public static bool HasFailed(WorkflowExecution execution) =>
        execution.TotalStepsFailed > 0
        || execution.Status is "FAILED"
        || execution.Status?.StartsWith("ROLLBACK_", StringComparison.Ordinal) is true;

    /// <summary>Takes the workflow executions as they are now.</summary>
    /// <param name="state">What is known so far.</param>
    /// <param name="executions">The workflow executions.</param>
    /// <param name="detail">What is wanted.</param>
    /// <param name="listSteps">Lists the steps of a workflow execution.</param>
    /// <returns>What is known now, and what has changed.</returns>
    /// <exception cref="ImageBuilderException">The steps cannot be listed.</exception>
    public async Task<(WaitState State, IReadOnlyList<WaitChange> Changes)> UpdateAsync(
        WaitState state,
        IReadOnlyList<WorkflowExecution> executions,
        WaitDetail detail,
        Func<string, Task<IReadOnlyList<WorkflowStepExecution>>> listSteps
    )
    {
        var ordered = executions
            .Where(execution => execution.WorkflowExecutionId is not null)
            .OrderBy(execution => execution.StartTime ?? DateTime.MaxValue)
            .ThenBy(execution => Array.IndexOf(Types, execution.Type))
            .ToList();
        if (ordered.Count == 0)
        {
            return (state, []);
        }

        var current =
            ordered.Find(execution => execution.StartTime is not null && !HasEnded(execution.Status))
            ?? ordered.FindLast(execution => execution.StartTime is not null)
            ?? ordered[0];
        var changes = new List<WaitChange>();
        foreach (var execution in ordered)
        {
            var isWanted = detail == WaitDetail.EveryStep || (detail == WaitDetail.RunningStep && execution == current);
            if (isWanted && execution.Status != "PENDING")
            {
                await FollowAsync(execution, changes, listSteps).ConfigureAwait(false);
            }
        }

        _hasLooked = true;
        return (StateOf(state, ordered, current), changes);
    }

    private async Task FollowAsync(
        WorkflowExecution execution,
        List<WaitChange> changes,
        Func<string, Task<IReadOnlyList<WorkflowStepExecution>>> listSteps
    )
    {
        var id = execution.WorkflowExecutionId!;
        if (!_followed.TryGetValue(id, out var followed))
        {
            _followed.Add(id, followed = new Followed());
        }

        // Between two steps none runs. The next one is looked for until it does.
        var signature = (execution.Status, execution.TotalStepsSucceeded, execution.TotalStepsFailed, execution.TotalStepsSkipped);
        if (followed.Signature == signature && (HasEnded(execution.Status) || followed.RunningNumber > 0))
        {
            return;
        }

        var steps = (await listSteps(id).ConfigureAwait(false)).OrderBy(step => step.StartTime ?? DateTime.MaxValue).ToList();
        var hasNewStatus = followed.Signature.Status != execution.Status && (_hasLooked || !HasEnded(execution.Status));
        var change = new WaitChange(execution.Status, execution);
        if (hasNewStatus && !HasEnded(execution.Status))
        {
            changes.Add(change);
        }

        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var known = followed.Statuses.GetValueOrDefault(step.StepExecutionId ?? string.Empty);
            if (step.Status != known && step.Status != "PENDING" && (_hasLooked || !HasEnded(step.Status)))
            {
                changes.Add(change with { Status = step.Status, Step = step, StepNumber = i + 1 });
            }
        }

        if (hasNewStatus && HasEnded(execution.Status))
        {
            changes.Add(change);
        }

        followed.Take(signature, steps);
    }

    private WaitState StateOf(WaitState state, List<WorkflowExecution> ordered, WorkflowExecution current)
    {
        var followed = _followed.GetValueOrDefault(current.WorkflowExecutionId!);
        var count = current.TotalStepCount ?? 0;
        var ended = (current.TotalStepsSucceeded ?? 0) + (current.TotalStepsFailed ?? 0) + (current.TotalStepsSkipped ?? 0);
        return state with
        {
            Execution = current,
            ExecutionNumber = ordered.IndexOf(current) + 1,
            ExecutionCount = ordered.Count,
            StepNumber = followed is { RunningNumber: > 0 } ? followed.RunningNumber : Math.Min(ended + 1, count),
            StepCount = count,
            StepName = followed?.RunningName,
            FailedStep = followed?.Failed ?? state.FailedStep,
            StartTime = ordered[0].StartTime,
        };
    }

    /// <summary>A workflow execution and its steps as they were listed last.</summary>
    private sealed class Followed
    {
        public (string? Status, int? Succeeded, int? Failed, int? Skipped) Signature { get; private set; }

        public Dictionary<string, string?> Statuses { get; } = new(StringComparer.Ordinal);

        public int RunningNumber { get; private set; }

        public string? RunningName { get; private set; }

        public WorkflowStepExecution? Failed { get; private set; }

        public void Take((string?, int?, int?, int?) signature, List<WorkflowStepExecution> steps)
        {
            Signature = signature;
            RunningNumber = 1 + steps.FindIndex(step => step.Status != "PENDING" && !HasEnded(step.Status));
            RunningName = RunningNumber > 0 ? steps[RunningNumber - 1].Name : null;
            Failed = steps.Find(step => step.Status == "FAILED");
            foreach (var step in steps.Where(step => step.StepExecutionId is not null))
            {
                Statuses[step.StepExecutionId!] = step.Status;
            }
        }
    }
}
