using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>What there is in the account when it is made, and what never changes of it.</summary>
internal sealed class World
{
    private readonly Dictionary<string, List<string>> _lifecycleByResource = new(StringComparer.Ordinal);

    public World(AccountOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.BigStepCount);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FanStepCount);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FanExecutionCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.FanExecutionCount, ScaleSet.MostExecutions);

        Start = options.Now.UtcDateTime;
        Ids = new IdSource(options.Seed);
        Arns = new Arns(options.Region);
        Workflows = new WorkflowCatalog(Arns, Start);
        Pipelines = new PipelineCatalog(Arns, Start, Workflows);
        Stage = new Stage(Ids, Arns, Start, Workflows, new Player(Ids));
        Images = new ImageStories(Stage, Pipelines);
        Lifecycle = new LifecycleStories(Stage, Images);

        var scaleStart = Start.AddDays(-90).AddMilliseconds(500);
        var scaleWorkflow = Workflows.ComplianceScan.Arn;
        Big = new ScaleSet(Ids, Arns, "big-build", scaleWorkflow, scaleStart, options.BigStepCount > 0 ? 1 : 0, options.BigStepCount);
        Fan = new ScaleSet(Ids, Arns, "fan-out", scaleWorkflow, scaleStart, options.FanExecutionCount, options.FanStepCount);

        foreach (var execution in Lifecycle.Executions)
        {
            foreach (var arn in execution.ListedUnder)
            {
                if (!_lifecycleByResource.TryGetValue(arn, out var listed)) _lifecycleByResource.Add(arn, listed = []);
                listed.Add(execution.Id);
            }
        }

        var state = Images.All.Aggregate(State.Empty, (sofar, build) => sofar.With(build));
        foreach (var set in new[] { Big, Fan }.Where(set => set.Executions.Count > 0)) state = state.With(Describe(set), isIndexed: false);
        state = Lifecycle.Executions.Aggregate(state, (sofar, execution) => sofar.With(execution));
        Beginning = state
            .With(Pipelines.GoldenImage.Arn, new PipelineRun(Images.Running.Arn, FailuresBefore: 1))
            .With(Pipelines.Windows.Arn, new PipelineRun(Images.Waiting.Arn, FailuresBefore: 0))
            .With(Pipelines.NightlyAgents.Arn, new PipelineRun(Images.Nightly[^1].Arn, FailuresBefore: 2))
            .With(Pipelines.Containers.Arn, new PipelineRun(Images.Empty.Arn, FailuresBefore: 0));
    }

    /// <summary>The present when the account was made. In UTC.</summary>
    public DateTime Start { get; }

    /// <summary>The state that the account begins with.</summary>
    public State Beginning { get; }

    public IdSource Ids { get; }

    public Arns Arns { get; }

    /// <summary>What further stories are told with.</summary>
    public Stage Stage { get; }

    public WorkflowCatalog Workflows { get; }

    public PipelineCatalog Pipelines { get; }

    public ImageStories Images { get; }

    public LifecycleStories Lifecycle { get; }

    public ScaleSet Big { get; }

    public ScaleSet Fan { get; }

    /// <summary>The ids of the lifecycle runs over a resource, the newest first; null when there never was one.</summary>
    public IReadOnlyList<string>? LifecycleIdsOf(string resourceArn) => _lifecycleByResource.GetValueOrDefault(resourceArn);

    private static ImageBuild Describe(ScaleSet set)
    {
        var parts = set.ImageArn.Split('/');
        return new ImageBuild
        {
            Arn = set.ImageArn,
            VersionArn = set.ImageArn[..set.ImageArn.LastIndexOf('/')],
            Name = parts[1],
            Version = parts[2],
            Number = 1,
            Type = "AMI",
            Platform = "Linux",
            Status = "AVAILABLE",
            Created = set.Executions[0].Start!.Value,
            BuildType = "USER_INITIATED",
            Executions = set.Executions,
        };
    }
}
