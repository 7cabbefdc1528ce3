using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>Applies actions to builds. An action replaces the rest of the timeline.</summary>
internal static class BuildActions
{
    private const string CancelReason = "Image creation was cancelled by the user";

    /// <summary>The statuses of the executions that a retry replaces.</summary>
    private static readonly string[] Retryable = ["FAILED", "CANCELLED", "ROLLBACK_COMPLETED"];

    /// <summary>Starts a new build of a pipeline.</summary>
    /// <param name="snapshot">The account at the time of the request.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="tags">Tags in addition to those of the image.</param>
    public static ImageBuild Start(AccountSnapshot snapshot, Pipeline pipeline, IReadOnlyDictionary<string, string> tags)
    {
        var definition = snapshot.Catalog.Images.Definitions.First(definition => definition.Pipeline?.Arn == pipeline.Arn);
        var version = (pipeline.ImageRecipeArn ?? pipeline.ContainerRecipeArn)!.Split('/')[^1];
        var versionArn = snapshot.Arns.ImageVersion(definition.Name, version);
        var number = snapshot.State.Builds.Where(build => build.VersionArn == versionArn).Max(build => (int?)build.Number) ?? 0;
        definition = definition with
        {
            BuildType = "USER_INITIATED",
            Tags = definition.Tags.Where(tag => !tags.ContainsKey(tag.Key)).Concat(tags).ToDictionary(),
        };
        return new BuildTimeline(snapshot.Catalog.Context, definition, version, number + 1, snapshot.Now).Finish(
            WorkflowsOf(snapshot, definition)
        );
    }

    /// <summary>Resumes a build at a waiting step.</summary>
    /// <param name="snapshot">The account at the time of the request.</param>
    /// <param name="location">The step.</param>
    /// <param name="reason">The reason given; null for none.</param>
    public static ImageBuild Resume(AccountSnapshot snapshot, AccountState.Location location, string? reason)
    {
        var (build, shown) = Find(snapshot, location);
        var execution = shown.Executions[location.Execution];
        var step = execution.Steps[location.Step] with
        {
            Status = "COMPLETED",
            Message = reason is null ? null : TextLimits.Cut(reason, TextLimits.Message),
            Outputs = Outputs("RESUME", reason),
            End = snapshot.Now,
        };
        var plan = ExecutionPlan.Usual(build.Platform);
        var timeline = new BuildTimeline(snapshot.Catalog.Context, build, shown.Executions.Take(location.Execution), snapshot.Now).Continue(
            execution,
            WorkflowOf(snapshot, execution),
            [.. execution.Steps.Take(location.Step), step],
            plan
        );
        return timeline.Finish(shown.Executions.Skip(location.Execution + 1).Select(later => WorkflowOf(snapshot, later)));
    }

    /// <summary>Stops a build at a waiting step. The step, its execution and the image fail.</summary>
    /// <param name="snapshot">The account at the time of the request.</param>
    /// <param name="location">The step.</param>
    /// <param name="reason">The reason given; null for none.</param>
    public static ImageBuild Stop(AccountSnapshot snapshot, AccountState.Location location, string? reason)
    {
        var (build, shown) = Find(snapshot, location);
        var execution = shown.Executions[location.Execution];
        var step = execution.Steps[location.Step];
        var cause = reason is null ? $"Step {step.Name} was stopped" : $"Step {step.Name} was stopped: {reason}";
        var message = TextLimits.Cut(cause, TextLimits.Message);
        var stopped = execution with { Status = "FAILED", Message = message, End = snapshot.Now };
        StepExecution[] steps = [.. execution.Steps];
        steps[location.Step] = step with { Status = "FAILED", Message = message, Outputs = Outputs("STOP", reason), End = snapshot.Now };
        var timeline = new BuildTimeline(snapshot.Catalog.Context, build, shown.Executions.Take(location.Execution), snapshot.Now).Keep(
            PointInTime.Count(stopped, steps)
        );
        foreach (var later in shown.Executions.Skip(location.Execution + 1))
            timeline.Keep(later with { Status = "CANCELLED" });
        return timeline.EndFailed(cause);
    }

    /// <summary>Cancels a running build. Everything that runs, waits or is pending is cancelled.</summary>
    /// <param name="snapshot">The account at the time of the request.</param>
    /// <param name="build">The build at this time.</param>
    public static ImageBuild Cancel(AccountSnapshot snapshot, ImageBuild build) =>
        build with
        {
            Status = "CANCELLED",
            StatusReason = CancelReason,
            Ended = snapshot.Now,
            Settled = snapshot.Now,
            Executions =
            [
                .. build.Executions.Select(execution =>
                    execution.Status switch
                    {
                        "PENDING" => execution with { Status = "CANCELLED" },
                        "RUNNING" => PointInTime.Count(
                            execution with
                            {
                                Status = "CANCELLED",
                                Message = CancelReason,
                                End = snapshot.Now,
                            },
                            [
                                .. execution.Steps.Select(step =>
                                    step.Status is "RUNNING" or "WAITING" ? step with { Status = "CANCELLED", End = snapshot.Now } : step
                                ),
                            ]
                        ),
                        _ => execution,
                    }
                ),
            ],
        };

    /// <summary>Retries a build: runs the failed and cancelled executions again, and the workflows that have not run.</summary>
    /// <param name="snapshot">The account at the time of the request.</param>
    /// <param name="build">The build, which has ended.</param>
    public static ImageBuild Retry(AccountSnapshot snapshot, ImageBuild build)
    {
        var toRetry = build.Executions.Where(IsToRetry).ToList();
        var known = build.Executions.Select(execution => execution.WorkflowArn).ToHashSet(StringComparer.Ordinal);
        var missing = WorkflowsOf(snapshot, build.Definition!).Where(workflow => !known.Contains(workflow.Arn));
        Workflow[] workflows = [.. toRetry.Select(execution => WorkflowOf(snapshot, execution)), .. missing];
        var timeline = new BuildTimeline(
            snapshot.Catalog.Context,
            build,
            build.Executions.Select(execution => IsToRetry(execution) ? execution with { Retried = true } : execution),
            snapshot.Now
        );
        if (workflows.Length == 0)
            return timeline.Finish([]);

        // A retry does not wait in the queue.
        var plan = ExecutionPlan.Usual(build.Platform);
        if (toRetry.Count > 0)
            plan = BuildTimeline.Like(plan, toRetry[0]);
        return timeline.StartNow(workflows[0], plan).Finish(workflows[1..]);
    }

    private static bool IsToRetry(WorkflowExecution execution) => Retryable.Contains(execution.Status) && execution.Retried != true;

    private static (ImageBuild Build, ImageBuild Shown) Find(AccountSnapshot snapshot, AccountState.Location location) =>
        (snapshot.State.FindBuild(location.BuildArn)!, snapshot.FindBuild(location.BuildArn)!);

    private static Workflow WorkflowOf(AccountSnapshot snapshot, WorkflowExecution execution) =>
        snapshot.Workflows.All.First(workflow => workflow.Arn == execution.WorkflowArn);

    // The workflows of the pipeline, or the managed ones. Distribution comes last.
    private static List<Workflow> WorkflowsOf(AccountSnapshot snapshot, ImageDefinition definition)
    {
        var workflows = snapshot.Workflows;
        var isAmi = definition.Type == "AMI";
        var (build, test, distribute) = isAmi
            ? (workflows.BuildImage, workflows.TestImage, workflows.DistributeImage)
            : (workflows.BuildContainer, workflows.TestContainer, workflows.DistributeContainer);
        List<Workflow> run =
            definition.Pipeline is { WorkflowArns.Count: > 0 } own
                ? [.. own.WorkflowArns.Select(arn => workflows.All.First(workflow => workflow.Arn == arn))]
            : definition.Pipeline is { TestsEnabled: false } ? [build]
            : [build, test];
        if (definition.Pipeline is null or { DistributionArn: not null })
            run.Add(distribute);
        return run;
    }

    private static string Outputs(string action, string? reason) =>
        JsonSerializer.Serialize(new { action, reason = reason ?? "" }, FailureOutputs.Relaxed);
}
