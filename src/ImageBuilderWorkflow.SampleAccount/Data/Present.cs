using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>The account at one instant: everything there is, how it stands, and how to find it. Never changes.</summary>
/// <param name="world">What does not change.</param>
/// <param name="state">What does.</param>
/// <param name="now">The instant.</param>
internal sealed class Present(World world, State state, DateTime now)
{
    private IReadOnlyList<ImageBuild>? _builds;

    /// <summary>The instant. In UTC.</summary>
    public DateTime Now => now;

    public World World => world;

    public State State => state;

    public Arns Arns => world.Arns;

    public WorkflowCatalog Workflows => world.Workflows;

    /// <summary>Every image build, oldest first within an image.</summary>
    public IReadOnlyList<ImageBuild> Builds => _builds ??= [.. state.Builds.Select(Show)];

    /// <summary>The steps that wait for somebody, the longest waiting first.</summary>
    public IReadOnlyList<(WorkflowExecution Execution, StepExecution Step)> WaitingSteps =>
    [
        .. state.Builds.Where(build => build.Settled > now)
            .SelectMany(build => build.At(now).Executions)
            .SelectMany(execution => execution.Steps.Where(step => step.Status == "WAITING"), (execution, step) => (execution, step))
            .OrderBy(found => found.step.Start),
    ];

    public IEnumerable<Pipeline> Pipelines => world.Pipelines.All.Select(Show);

    public IEnumerable<LifecyclePolicy> LifecyclePolicies => world.Lifecycle.Policies.Select(Show);

    public ImageBuild? FindBuild(string arn) => state.FindBuild(arn) is { } build ? Show(build) : null;

    public WorkflowExecution? FindExecution(string id)
    {
        if (FindPlace(id) is not { } place) return world.Big.FindExecution(id) ?? world.Fan.FindExecution(id);
        return place.Step < 0 ? ExecutionAt(place) : null;
    }

    public (WorkflowExecution Execution, StepExecution Step)? FindStep(string id)
    {
        if (FindPlace(id) is not { } place) return world.Big.FindStep(id) ?? world.Fan.FindStep(id);
        if (place.Step < 0) return null;
        var execution = ExecutionAt(place);
        return (execution, execution.Steps[place.Step]);
    }

    public Pipeline? FindPipeline(string arn) => world.Pipelines.All.FirstOrDefault(pipeline => pipeline.Arn == arn) is { } found
        ? Show(found)
        : null;

    public LifecycleExecution? FindLifecycleExecution(string id) => state.Lifecycle.GetValueOrDefault(id)?.At(now);

    public LifecyclePolicy? FindLifecyclePolicy(string arn) => LifecyclePolicies.FirstOrDefault(policy => policy.Arn == arn);

    /// <summary>The lifecycle runs over a resource, the newest first; null when there is no such resource.</summary>
    public IReadOnlyList<LifecycleExecution>? FindLifecycleExecutions(string resourceArn) =>
        world.LifecycleIdsOf(resourceArn) is { } ids ? [.. ids.Select(id => state.Lifecycle[id].At(now))]
        : Exists(resourceArn) ? []
        : null;

    // Nobody can know the id of what has not come to be, or was cancelled before it did.
    private State.Place? FindPlace(string id) =>
        state.FindPlace(id) is { } place && state.FindBuild(place.BuildArn) is { } build
            && place.Execution < build.Executions.Count && !(build.ExecutionsFrom > now)
            ? place
            : null;

    private WorkflowExecution ExecutionAt(State.Place place)
    {
        var build = state.FindBuild(place.BuildArn)!;
        var execution = build.Executions[place.Execution];
        return build.Settled <= now ? execution : execution.At(build, now);
    }

    private bool Exists(string arn) =>
        state.FindBuild(arn) is not null
        || state.Builds.Any(build => build.VersionArn == arn)
        || world.Pipelines.All.Any(pipeline => pipeline.Arn == arn || pipeline.ImageRecipeArn == arn || pipeline.ContainerRecipeArn == arn)
        || world.Workflows.All.Any(workflow => workflow.Arn == arn || workflow.VersionArn == arn)
        || world.Lifecycle.Policies.Any(policy => policy.Arn == arn);

    private ImageBuild Show(ImageBuild build) =>
        build.Deprecated is null ? build.At(now) : build with { LifecycleExecutionId = LastToTouch(build.Arn) };

    // The lifecycle run that was the last to do something to a resource.
    private string? LastToTouch(string arn) => world.LifecycleIdsOf(arn)?.Select(id => state.Lifecycle[id])
        .SelectMany(
            run => run.Resources.Where(resource => resource.Id == arn && resource.End <= now), (run, touched) => (run.Id, touched.End))
        .OrderBy(touch => touch.End).LastOrDefault().Id;

    private Pipeline Show(Pipeline pipeline)
    {
        if (!state.Runs.TryGetValue(pipeline.Arn, out var run)) return pipeline;
        var build = FindBuild(run.BuildArn)!;

        // The run of a pipeline begins with the first execution.
        if (build.ExecutionsFrom > now) return pipeline;
        return pipeline with
        {
            LastRun = build.Created,
            LastRunStatus = build.Status,
            NextRun = NextRun(pipeline.NextRun),
            ConsecutiveFailures = build.Status switch
            {
                "FAILED" => run.FailuresBefore + 1,
                "AVAILABLE" => 0,
                _ => run.FailuresBefore,
            },
        };
    }

    // The only schedule that says when is a weekly one. Nothing runs by it: whoever looks on is to know what comes.
    private DateTime? NextRun(DateTime? planned)
    {
        if (planned is not { } next || next > now) return planned;
        return next.AddDays(7 * (1 + Math.Floor((now - next).TotalDays / 7)));
    }

    private LifecyclePolicy Show(LifecyclePolicy policy)
    {
        // Runs that lay in the future when the account was made.
        var begun = world.Lifecycle.Executions.Select(execution => state.Lifecycle[execution.Id])
            .Where(run => run.PolicyArn == policy.Arn && run.Start > world.Start && run.Start <= now).Max(run => run.Start);
        return begun is null ? policy : policy with { LastRun = begun };
    }
}
