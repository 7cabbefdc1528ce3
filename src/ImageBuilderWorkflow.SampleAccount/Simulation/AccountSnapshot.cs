using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>The account at one instant. It finds every resource and never changes.</summary>
/// <param name="catalog">The resources that exist from the start.</param>
/// <param name="state">The state at the instant.</param>
/// <param name="now">The instant.</param>
internal sealed class AccountSnapshot(AccountCatalog catalog, AccountState state, DateTime now)
{
    private IReadOnlyList<ImageBuild>? _builds;

    /// <summary>The instant, in UTC.</summary>
    public DateTime Now => now;

    public AccountCatalog Catalog => catalog;

    public AccountState State => state;

    public Arns Arns => catalog.Arns;

    public WorkflowCatalog Workflows => catalog.Workflows;

    /// <summary>Every image build, oldest first within an image.</summary>
    public IReadOnlyList<ImageBuild> Builds => _builds ??= [.. state.Builds.Select(Show)];

    /// <summary>The steps that wait for an action, the longest waiting first.</summary>
    public IReadOnlyList<(WorkflowExecution Execution, StepExecution Step)> WaitingSteps =>
        [
            .. state
                .Builds.Where(build => build.Settled > now)
                .SelectMany(build => build.At(now).Executions)
                .SelectMany(execution => execution.Steps.Where(step => step.Status == "WAITING"), (execution, step) => (execution, step))
                .OrderBy(found => found.step.Start),
        ];

    public IEnumerable<Pipeline> Pipelines => catalog.Pipelines.All.Select(Show);

    public IEnumerable<LifecyclePolicy> LifecyclePolicies => catalog.Lifecycle.Policies.Select(Show);

    public ImageBuild? FindBuild(string arn) => state.FindBuild(arn) is { } build ? Show(build) : null;

    public WorkflowExecution? FindExecution(string id)
    {
        if (FindLocation(id) is not { } location)
            return catalog.FindGeneratedExecution(id);
        return location.Step < 0 ? ExecutionAt(location) : null;
    }

    public (WorkflowExecution Execution, StepExecution Step)? FindStep(string id)
    {
        if (FindLocation(id) is not { } location)
            return catalog.FindGeneratedStep(id);
        if (location.Step < 0)
            return null;
        var execution = ExecutionAt(location);
        return (execution, execution.Steps[location.Step]);
    }

    public Pipeline? FindPipeline(string arn) =>
        catalog.Pipelines.All.FirstOrDefault(pipeline => pipeline.Arn == arn) is { } found ? Show(found) : null;

    public LifecycleExecution? FindLifecycleExecution(string id) => state.Lifecycle.GetValueOrDefault(id)?.At(now);

    public LifecyclePolicy? FindLifecyclePolicy(string arn) => LifecyclePolicies.FirstOrDefault(policy => policy.Arn == arn);

    /// <summary>The lifecycle executions of a resource, newest first; null if the resource does not exist.</summary>
    public IReadOnlyList<LifecycleExecution>? FindLifecycleExecutions(string resourceArn) =>
        catalog.LifecycleIdsOf(resourceArn) is { } ids ? [.. ids.Select(id => state.Lifecycle[id].At(now))]
        : Exists(resourceArn) ? []
        : null;

    // The id of an execution is unknown until the execution appears, and also if the build is cancelled before.
    private AccountState.Location? FindLocation(string id) =>
        state.FindLocation(id) is { } location
        && state.FindBuild(location.BuildArn) is { } build
        && location.Execution < build.Executions.Count
        && !(build.ExecutionsFrom > now)
            ? location
            : null;

    private WorkflowExecution ExecutionAt(AccountState.Location location)
    {
        var build = state.FindBuild(location.BuildArn)!;
        var execution = build.Executions[location.Execution];
        return build.Settled <= now ? execution : execution.At(build, now);
    }

    private bool Exists(string arn) =>
        state.FindBuild(arn) is not null
        || state.Builds.Any(build => build.VersionArn == arn)
        || catalog.Pipelines.All.Any(pipeline =>
            pipeline.Arn == arn || pipeline.ImageRecipeArn == arn || pipeline.ContainerRecipeArn == arn
        )
        || catalog.Workflows.All.Any(workflow => workflow.Arn == arn || workflow.VersionArn == arn)
        || catalog.Lifecycle.Policies.Any(policy => policy.Arn == arn);

    private ImageBuild Show(ImageBuild build) =>
        build.Deprecated is null ? build.At(now) : build with { LifecycleExecutionId = LastLifecycleIdOf(build.Arn) };

    // The lifecycle execution that acted on a resource last.
    private string? LastLifecycleIdOf(string arn) =>
        catalog
            .LifecycleIdsOf(arn)
            ?.Select(id => state.Lifecycle[id])
            .SelectMany(
                execution => execution.Resources.Where(resource => resource.Id == arn && resource.End <= now),
                (execution, resource) => (execution.Id, resource.End)
            )
            .OrderBy(action => action.End)
            .LastOrDefault()
            .Id;

    private Pipeline Show(Pipeline pipeline)
    {
        if (!state.Runs.TryGetValue(pipeline.Arn, out var run))
            return pipeline;
        var build = FindBuild(run.BuildArn)!;

        // A pipeline run begins with its first execution.
        if (build.ExecutionsFrom > now)
            return pipeline;
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

    // The only pipeline with a next run has a weekly schedule. The schedule starts no builds, so that the account stays predictable.
    private DateTime? NextRun(DateTime? planned)
    {
        if (planned is not { } next || next > now)
            return planned;
        return next.AddDays(7 * (1 + Math.Floor((now - next).TotalDays / 7)));
    }

    private LifecyclePolicy Show(LifecyclePolicy policy)
    {
        // Only executions that were in the future when the account was created can change the last run.
        var lastRun = catalog
            .Lifecycle.Executions.Select(execution => state.Lifecycle[execution.Id])
            .Where(run => run.PolicyArn == policy.Arn && run.Start > catalog.Start && run.Start <= now)
            .Max(run => run.Start);
        return lastRun is null ? policy : policy with { LastRun = lastRun };
    }
}
