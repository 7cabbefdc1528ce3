using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>Runs a workflow by a plan to its end. The steps get ids, times and statuses.</summary>
internal sealed class ExecutionSimulator(IdSource ids)
{
    // The pauses of the service, as seen in real executions.
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(243);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(437);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(26);

    // Only these actions create something that a rollback can remove.
    private static readonly string[] Reversible = ["LaunchInstance", "CreateImage", "DistributeImage"];

    /// <summary>Runs one execution.</summary>
    /// <param name="key">A name that is unique in the account. Ids and durations are derived from it.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="imageArn">The image build.</param>
    /// <param name="start">When it starts.</param>
    /// <param name="plan">How the execution runs.</param>
    /// <param name="context">What the steps share.</param>
    /// <param name="done">The finished steps of an execution that continues; null for a new execution.</param>
    /// <param name="next">When the next step starts; null for the usual pause after <paramref name="start"/>.</param>
    public WorkflowExecution Run(
        string key,
        Workflow workflow,
        string imageArn,
        DateTime start,
        ExecutionPlan plan,
        RunContext context,
        IReadOnlyList<StepExecution>? done = null,
        DateTime? next = null
    )
    {
        var clock = next ?? start + Lead;
        var steps = new List<StepExecution>(workflow.Steps.Count);
        if (done is not null)
            steps.AddRange(done);
        var isStopped = !plan.HasStarted;
        var timeout = (string?)null;
        foreach (var definition in workflow.Steps.Skip(steps.Count))
        {
            var stepKey = $"{key}/{definition.Name}";
            if (isStopped)
            {
                steps.Add(Describe(definition, stepKey, "PENDING"));
            }
            else if (plan.Status == "SKIPPED" || plan.SkippedSteps.Contains(definition.Name))
            {
                steps.Add(Describe(definition, stepKey, "SKIPPED") with { Start = clock, End = clock });
                clock += Gap;
            }
            else
            {
                var special = plan.Steps.GetValueOrDefault(definition.Name);
                if (special is null && definition.Action == "WaitForAction")
                {
                    // Without an action the step waits until its timeout. An action replaces the timeline.
                    special = StepPlan.TimedOut(definition);
                    timeout = special.Message;
                }

                var step = Run(definition, stepKey, special ?? new StepPlan(), clock, plan, context);
                steps.Add(step);
                isStopped = step.Status != "COMPLETED" && special is not { Continues: true };
                clock = step.End!.Value + Gap;
            }
        }

        var lastEnd = steps.Max(step => step.End) ?? start;
        return new WorkflowExecution("wf-" + ids.Guid("wf/" + key), workflow.Arn, imageArn, timeout is null ? plan.Status : "FAILED", steps)
        {
            Key = key,
            Type = plan.HasType ? workflow.Type : null,
            Message = timeout ?? plan.Message,
            StepsSucceeded = steps.Count(step => step.Status == "COMPLETED"),
            StepsFailed = steps.Count(step => step.Status == "FAILED"),
            StepsSkipped = steps.Count(step => step.Status == "SKIPPED"),
            Start = plan.HasStarted ? start : null,
            End = plan.HasStarted ? plan.RollbackEndsAt ?? lastEnd + plan.RollbackDuration + Tail : null,
            ParallelGroup = plan.ParallelGroup,
            Retried = plan.Retried,
        };
    }

    private StepExecution Run(
        WorkflowStep definition,
        string key,
        StepPlan special,
        DateTime start,
        ExecutionPlan plan,
        RunContext context
    ) =>
        Describe(definition, key, special.Status) with
        {
            Start = start,
            End = special.EndsAt ?? start + (special.Duration ?? Vary(definition.TypicalDuration, key)),
            Message = special.Message,
            Inputs = definition.ResolvedInputs(context),
            Outputs = special.Outputs ?? (special.Status == "COMPLETED" ? definition.Outputs(context) : null),
            RollbackStatus = Reversible.Contains(definition.Action) ? plan.Rollback : null,
            AttemptNumber = special.AttemptNumber,
            MaxAttempts = special.MaxAttempts,
        };

    private StepExecution Describe(WorkflowStep definition, string key, string status) =>
        new("step-" + ids.Guid("step/" + key), definition.Name, definition.Action, status)
        {
            Description = definition.Description,
            Inputs = definition.UnresolvedInputs,
            UnresolvedInputs = definition.UnresolvedInputs,
            OnFailure = definition.OnFailure,
            TimeoutSeconds = definition.TimeoutSeconds,
        };

    private TimeSpan Vary(TimeSpan typical, string key) =>
        TimeSpan.FromMilliseconds(Math.Round(typical.TotalMilliseconds * (0.85 + (0.3 * ids.Fraction(key)))));
}
