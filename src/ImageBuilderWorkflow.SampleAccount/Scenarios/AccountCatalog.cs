using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>All resources that exist when the account is created. The catalog never changes.</summary>
internal sealed class AccountCatalog
{
    private readonly IReadOnlyList<IGeneratedBuild> _generated;
    private readonly Dictionary<string, List<string>> _lifecycleByResource = new(StringComparer.Ordinal);

    public AccountCatalog(AccountOptions options, IReadOnlyList<IGeneratedBuild> generated)
    {
        _generated = generated;
        Start = options.Now.UtcDateTime;
        Ids = new IdSource(options.Seed);
        Arns = new Arns(options.Region, options.AccountId);
        Workflows = new WorkflowCatalog(Arns, Start);
        Pipelines = new PipelineCatalog(Arns, Start, Workflows);
        Context = new ScenarioContext(Ids, Arns, Start, Workflows, new ExecutionSimulator(Ids));
        Images = new ImageScenarios(Context, Pipelines);
        Lifecycle = new LifecycleScenarios(Context, Images);

        foreach (var execution in Lifecycle.Executions)
        {
            foreach (var arn in execution.ListedUnder)
            {
                if (!_lifecycleByResource.TryGetValue(arn, out var listed))
                    _lifecycleByResource.Add(arn, listed = []);
                listed.Add(execution.Id);
            }
        }

        Failures = options.HasFailures ? new FailureScenarios(Context).All : [];
        var state = Images.All.Concat(Failures).Aggregate(AccountState.Empty, (state, build) => state.With(build));
        state = generated.Aggregate(state, (state, source) => state.With(source.Build, isIndexed: false));
        state = Lifecycle.Executions.Aggregate(state, (state, execution) => state.With(execution));
        InitialState = state
            .With(Pipelines.GoldenImage.Arn, new PipelineRun(Images.Running.Arn, FailuresBefore: 1))
            .With(Pipelines.Windows.Arn, new PipelineRun(Images.Waiting.Arn, FailuresBefore: 0))
            .With(Pipelines.NightlyAgents.Arn, new PipelineRun(Images.Nightly[^1].Arn, FailuresBefore: 2))
            .With(Pipelines.Containers.Arn, new PipelineRun(Images.Empty.Arn, FailuresBefore: 0));
    }

    /// <summary>The time at which the account is created, in UTC.</summary>
    public DateTime Start { get; }

    /// <summary>The first state of the account.</summary>
    public AccountState InitialState { get; }

    public IdSource Ids { get; }

    public Arns Arns { get; }

    public ScenarioContext Context { get; }

    public WorkflowCatalog Workflows { get; }

    public PipelineCatalog Pipelines { get; }

    public ImageScenarios Images { get; }

    /// <summary>The builds of an account with <see cref="AccountOptions.HasFailures"/>; otherwise empty.</summary>
    public IReadOnlyList<ImageBuild> Failures { get; }

    public LifecycleScenarios Lifecycle { get; }

    /// <summary>The ids of the lifecycle executions of a resource, newest first; null if there are none.</summary>
    public IReadOnlyList<string>? LifecycleIdsOf(string resourceArn) => _lifecycleByResource.GetValueOrDefault(resourceArn);

    /// <summary>The execution of a generated build, or null.</summary>
    public WorkflowExecution? FindGeneratedExecution(string id) =>
        _generated.Select(source => source.FindExecution(id)).FirstOrDefault(found => found is not null);

    /// <summary>The step of a generated build and its execution, or null.</summary>
    public (WorkflowExecution Execution, StepExecution Step)? FindGeneratedStep(string id) =>
        _generated.Select(source => source.FindStep(id)).FirstOrDefault(found => found is not null);
}
