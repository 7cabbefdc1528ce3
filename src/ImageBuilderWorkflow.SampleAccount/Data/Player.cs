using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>Plays a workflow along a course to its end: gives its steps ids, times and statuses.</summary>
internal sealed class Player(IdSource ids)
{
    // The service's own pauses, as seen in real executions.
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(243);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(437);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(26);

    // Only these actions leave something behind that a rollback can undo.
    private static readonly string[] Undoable = ["LaunchInstance", "CreateImage", "DistributeImage"];

    /// <summary>Plays one execution.</summary>
    /// <param name="key">A name that is unique in the account; ids and durations follow from it.</param>
    /// <param name="workflow">The workflow that runs.</param>
    /// <param name="imageArn">The image build that it runs for.</param>
    /// <param name="start">When it starts.</param>
    /// <param name="course">How it goes.</param>
    /// <param name="context">What its steps share.</param>
    /// <param name="done">The steps that are behind it already, when it only goes on; null for none.</param>
    /// <param name="next">When its next step starts; null for the service's usual pause after <paramref name="start"/>.</param>
    public WorkflowExecution Play(
        string key, Workflow workflow, string imageArn, DateTime start, Course course, RunContext context,
        IReadOnlyList<StepExecution>? done = null, DateTime? next = null)
    {
        var clock = next ?? start + Lead;
        var steps = new List<StepExecution>(workflow.Steps.Count);
        if (done is not null) steps.AddRange(done);
        var isStopped = !course.HasBegun;
        var timeout = (string?)null;
        foreach (var definition in workflow.Steps.Skip(steps.Count))
        {
            var stepKey = $"{key}/{definition.Name}";
            if (isStopped)
            {
                steps.Add(Describe(definition, stepKey, "PENDING"));
            }
            else if (course.Status == "SKIPPED" || course.Skipped.Contains(definition.Name))
            {
                steps.Add(Describe(definition, stepKey, "SKIPPED") with { Start = clock, End = clock });
                clock += Gap;
            }
            else
            {
                var special = course.Steps.GetValueOrDefault(definition.Name);
                if (special is null && definition.Action == "WaitForAction")
                {
                    // Unless somebody acts, which begins another story.
                    special = StepCourse.TimedOut(definition);
                    timeout = special.Message;
                }

                var step = Run(definition, stepKey, special ?? new StepCourse(), clock, course, context);
                steps.Add(step);
                isStopped = step.Status != "COMPLETED" && special is not { GoesOn: true };
                clock = step.End!.Value + Gap;
            }
        }

        var lastEnd = steps.Max(step => step.End) ?? start;
        return new WorkflowExecution(
            "wf-" + ids.Guid("wf/" + key), workflow.Arn, imageArn, timeout is null ? course.Status : "FAILED", steps)
        {
            Key = key,
            Type = course.HasType ? workflow.Type : null,
            Message = timeout ?? course.Message,
            StepsSucceeded = steps.Count(step => step.Status == "COMPLETED"),
            StepsFailed = steps.Count(step => step.Status == "FAILED"),
            StepsSkipped = steps.Count(step => step.Status == "SKIPPED"),
            Start = course.HasBegun ? start : null,
            End = course.HasBegun ? course.RollbackEndsAt ?? lastEnd + course.RollbackDuration + Tail : null,
            ParallelGroup = course.ParallelGroup,
            Retried = course.Retried,
        };
    }

    private StepExecution Run(
        WorkflowStep definition, string key, StepCourse special, DateTime start, Course course, RunContext context) =>
        Describe(definition, key, special.Status) with
        {
            Start = start,
            End = special.EndsAt ?? start + (special.Duration ?? Vary(definition.TypicalDuration, key)),
            Message = special.Message,
            Inputs = definition.ResolvedInputs(context),
            Outputs = special.Outputs ?? (special.Status == "COMPLETED" ? definition.Outputs(context) : null),
            RollbackStatus = Undoable.Contains(definition.Action) ? course.Rollback : null,
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
