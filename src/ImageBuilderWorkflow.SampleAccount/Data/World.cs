using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>Everything there is in the account, and how to find it.</summary>
internal sealed class World
{
    private readonly Dictionary<string, ImageBuild> builds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkflowExecution> executions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (WorkflowExecution Execution, StepExecution Step)> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LifecycleExecution> lifecycleExecutions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LifecycleExecution>> lifecycleByResource = new(StringComparer.Ordinal);

    public World(AccountOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.BigStepCount);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FanStepCount);
        ArgumentOutOfRangeException.ThrowIfNegative(options.FanExecutionCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.FanExecutionCount, ScaleSet.MostExecutions);

        var now = options.Now.UtcDateTime;
        Ids = new IdSource(options.Seed);
        Arns = new Arns(options.Region);
        Workflows = new WorkflowCatalog(Arns, now);
        Pipelines = new PipelineCatalog(Arns, now, Workflows);
        var stage = new Stage(Ids, Arns, now, Workflows, new Player(Ids));
        Images = new ImageStories(stage, Pipelines);
        Lifecycle = new LifecycleStories(stage, Images);

        var scaleStart = now.AddDays(-90).AddMilliseconds(500);
        var scaleWorkflow = Workflows.ComplianceScan.Arn;
        Big = new ScaleSet(Ids, Arns, "big-build", scaleWorkflow, scaleStart, options.BigStepCount > 0 ? 1 : 0, options.BigStepCount);
        Fan = new ScaleSet(Ids, Arns, "fan-out", scaleWorkflow, scaleStart, options.FanExecutionCount, options.FanStepCount);

        Builds = [.. Images.All.Select(WithLifecycle), .. new[] { Big, Fan }.Where(set => set.Executions.Count > 0).Select(Describe)];
        foreach (var build in Builds) builds.Add(build.Arn, build);
        foreach (var execution in Images.All.SelectMany(build => build.Executions))
        {
            executions.Add(execution.Id, execution);
            foreach (var step in execution.Steps) steps.Add(step.Id, (execution, step));
        }

        WaitingSteps = [.. steps.Values.Where(found => found.Step.Status == "WAITING").OrderBy(found => found.Step.Start)];

        foreach (var execution in Lifecycle.Executions)
        {
            lifecycleExecutions.Add(execution.Id, execution);
            foreach (var arn in execution.ListedUnder)
            {
                if (!lifecycleByResource.TryGetValue(arn, out var listed)) lifecycleByResource.Add(arn, listed = []);
                listed.Add(execution);
            }
        }
    }

    public IdSource Ids { get; }

    public Arns Arns { get; }

    public WorkflowCatalog Workflows { get; }

    public PipelineCatalog Pipelines { get; }

    public ImageStories Images { get; }

    public LifecycleStories Lifecycle { get; }

    public ScaleSet Big { get; }

    public ScaleSet Fan { get; }

    /// <summary>Every image build, oldest first within an image.</summary>
    public IReadOnlyList<ImageBuild> Builds { get; }

    /// <summary>The steps that wait for somebody, the longest waiting first.</summary>
    public IReadOnlyList<(WorkflowExecution Execution, StepExecution Step)> WaitingSteps { get; }

    public ImageBuild? FindBuild(string arn) => builds.GetValueOrDefault(arn);

    public WorkflowExecution? FindExecution(string id) =>
        executions.GetValueOrDefault(id) ?? Big.FindExecution(id) ?? Fan.FindExecution(id);

    public (WorkflowExecution Execution, StepExecution Step)? FindStep(string id) =>
        steps.TryGetValue(id, out var found) ? found : Big.FindStep(id) ?? Fan.FindStep(id);

    public LifecycleExecution? FindLifecycleExecution(string id) => lifecycleExecutions.GetValueOrDefault(id);

    public LifecyclePolicy? FindLifecyclePolicy(string arn) => Lifecycle.Policies.FirstOrDefault(policy => policy.Arn == arn);

    /// <summary>The lifecycle runs over a resource, the newest first; null when there is no such resource.</summary>
    public IReadOnlyList<LifecycleExecution>? FindLifecycleExecutions(string resourceArn) =>
        lifecycleByResource.TryGetValue(resourceArn, out var listed) ? listed : Exists(resourceArn) ? [] : null;

    private bool Exists(string arn) =>
        builds.ContainsKey(arn)
        || Builds.Any(build => build.VersionArn == arn)
        || Pipelines.All.Any(pipeline => pipeline.Arn == arn || pipeline.ImageRecipeArn == arn || pipeline.ContainerRecipeArn == arn)
        || Workflows.All.Any(workflow => workflow.Arn == arn || workflow.VersionArn == arn)
        || FindLifecyclePolicy(arn) is not null;

    private ImageBuild WithLifecycle(ImageBuild build) =>
        build.Deprecated is null ? build : build with { LifecycleExecutionId = Lifecycle.Impacting.Id };

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
