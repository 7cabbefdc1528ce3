using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>The turns that a build takes when somebody asks for them: what was to come gives way to another course.</summary>
internal static class BuildTurns
{
    private const string CancelReason = "Image creation was cancelled by the user";

    /// <summary>The statuses of an execution that a retry takes the place of.</summary>
    private static readonly string[] Retryable = ["FAILED", "CANCELLED", "ROLLBACK_COMPLETED"];

    /// <summary>A new build of a pipeline, from its being asked for to its end.</summary>
    /// <param name="present">When it is asked for.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="tags">Tags beside the pipeline's own.</param>
    public static ImageBuild Start(Present present, Pipeline pipeline, IReadOnlyDictionary<string, string> tags)
    {
        var line = present.World.Images.Lines.First(line => line.Pipeline?.Arn == pipeline.Arn);
        var version = (pipeline.ImageRecipeArn ?? pipeline.ContainerRecipeArn)!.Split('/')[^1];
        var versionArn = present.Arns.ImageVersion(line.Name, version);
        var number = present.State.Builds.Where(build => build.VersionArn == versionArn).Max(build => (int?)build.Number) ?? 0;
        line = line with
        {
            BuildType = "USER_INITIATED",
            Tags = line.Tags.Where(tag => !tags.ContainsKey(tag.Key)).Concat(tags).ToDictionary(),
        };
        return new BuildStory(present.World.Stage, line, version, number + 1, present.Now).Finish(WorkflowsOf(present, line));
    }

    /// <summary>Goes on with a build behind a step that waits.</summary>
    /// <param name="present">When.</param>
    /// <param name="place">The step.</param>
    /// <param name="reason">What somebody says to it; null for nothing.</param>
    public static ImageBuild Resume(Present present, State.Place place, string? reason)
    {
        var (build, shown) = Find(present, place);
        var execution = shown.Executions[place.Execution];
        var step = execution.Steps[place.Step] with
        {
            Status = "COMPLETED",
            Message = reason is null ? null : Texts.Cut(reason, Texts.LongestMessage),
            Outputs = Outputs("RESUME", reason),
            End = present.Now,
        };
        var course = Course.Usual(build.Platform);
        var story = new BuildStory(present.World.Stage, build, shown.Executions.Take(place.Execution), present.Now)
            .GoOn(execution, WorkflowOf(present, execution), [.. execution.Steps.Take(place.Step), step], course);
        return story.Finish(shown.Executions.Skip(place.Execution + 1).Select(later => WorkflowOf(present, later)));
    }

    /// <summary>Ends a build at a step that waits: the step, its execution and the image have failed.</summary>
    /// <param name="present">When.</param>
    /// <param name="place">The step.</param>
    /// <param name="reason">Why; null when nobody says.</param>
    public static ImageBuild Stop(Present present, State.Place place, string? reason)
    {
        var (build, shown) = Find(present, place);
        var execution = shown.Executions[place.Execution];
        var step = execution.Steps[place.Step];
        var told = reason is null ? $"Step {step.Name} was stopped" : $"Step {step.Name} was stopped: {reason}";
        var message = Texts.Cut(told, Texts.LongestMessage);
        var stopped = execution with { Status = "FAILED", Message = message, End = present.Now };
        StepExecution[] steps = [.. execution.Steps];
        steps[place.Step] = step with { Status = "FAILED", Message = message, Outputs = Outputs("STOP", reason), End = present.Now };
        var story = new BuildStory(present.World.Stage, build, shown.Executions.Take(place.Execution), present.Now)
            .Keep(Showing.Count(stopped, steps));
        foreach (var later in shown.Executions.Skip(place.Execution + 1)) story.Keep(later with { Status = "CANCELLED" });
        return story.EndFailed(told);
    }

    /// <summary>Ends a build that is under way: whatever runs, waits or is pending is cancelled.</summary>
    /// <param name="present">When.</param>
    /// <param name="build">The build as it stands.</param>
    public static ImageBuild Cancel(Present present, ImageBuild build) => build with
    {
        Status = "CANCELLED",
        StatusReason = CancelReason,
        Ended = present.Now,
        Settled = present.Now,
        Executions = [.. build.Executions.Select(execution => execution.Status switch
        {
            "PENDING" => execution with { Status = "CANCELLED" },
            "RUNNING" => Showing.Count(
                execution with { Status = "CANCELLED", Message = CancelReason, End = present.Now },
                [.. execution.Steps.Select(step => step.Status is "RUNNING" or "WAITING"
                    ? step with { Status = "CANCELLED", End = present.Now }
                    : step)]),
            _ => execution,
        })],
    };

    /// <summary>Runs what failed or was cancelled of a build anew, and what was to come after it.</summary>
    /// <param name="present">When.</param>
    /// <param name="build">The build, which is over.</param>
    public static ImageBuild Retry(Present present, ImageBuild build)
    {
        var undone = build.Executions.Where(IsUndone).ToList();
        var known = build.Executions.Select(execution => execution.WorkflowArn).ToHashSet(StringComparer.Ordinal);
        var missing = WorkflowsOf(present, build.Line!).Where(workflow => !known.Contains(workflow.Arn));
        Workflow[] workflows = [.. undone.Select(execution => WorkflowOf(present, execution)), .. missing];
        var story = new BuildStory(
            present.World.Stage, build,
            build.Executions.Select(execution => IsUndone(execution) ? execution with { Retried = true } : execution), present.Now);
        if (workflows.Length == 0) return story.Finish([]);

        // Nobody has to wait in the queue again.
        var course = Course.Usual(build.Platform);
        if (undone.Count > 0) course = BuildStory.LikeBefore(course, undone[0]);
        return story.AtOnce(workflows[0], course).Finish(workflows[1..]);
    }

    private static bool IsUndone(WorkflowExecution execution) => Retryable.Contains(execution.Status) && execution.Retried != true;

    private static (ImageBuild Build, ImageBuild Shown) Find(Present present, State.Place place) =>
        (present.State.FindBuild(place.BuildArn)!, present.FindBuild(place.BuildArn)!);

    private static Workflow WorkflowOf(Present present, WorkflowExecution execution) =>
        present.Workflows.All.First(workflow => workflow.Arn == execution.WorkflowArn);

    // Those that the pipeline names, or the managed ones; the image is distributed last.
    private static List<Workflow> WorkflowsOf(Present present, ImageLine line)
    {
        var workflows = present.Workflows;
        var isAmi = line.Type == "AMI";
        var (build, test, distribute) = isAmi
            ? (workflows.BuildImage, workflows.TestImage, workflows.DistributeImage)
            : (workflows.BuildContainer, workflows.TestContainer, workflows.DistributeContainer);
        List<Workflow> run = line.Pipeline is { WorkflowArns.Count: > 0 } own
            ? [.. own.WorkflowArns.Select(arn => workflows.All.First(workflow => workflow.Arn == arn))]
            : line.Pipeline is { TestsEnabled: false } ? [build] : [build, test];
        if (line.Pipeline is null or { DistributionArn: not null }) run.Add(distribute);
        return run;
    }

    private static string Outputs(string action, string? reason) =>
        JsonSerializer.Serialize(new { action, reason = reason ?? "" }, FailureTexts.Relaxed);
}
