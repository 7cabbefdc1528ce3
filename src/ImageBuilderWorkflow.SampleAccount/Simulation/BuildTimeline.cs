using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>Builds the complete timeline of one image build: its executions and its result.</summary>
internal sealed class BuildTimeline
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5551);

    private readonly ScenarioContext _context;
    private readonly ImageDefinition _definition;
    private readonly string _version;
    private readonly int _number;
    private readonly DateTime _created;
    private readonly string _key;
    private readonly RunContext _run;
    private readonly List<WorkflowExecution> _executions = [];
    private DateTime _clock;

    /// <param name="context">What every scenario needs.</param>
    /// <param name="definition">The image.</param>
    /// <param name="version">The image version.</param>
    /// <param name="number">The build number.</param>
    /// <param name="created">When the build was requested.</param>
    public BuildTimeline(ScenarioContext context, ImageDefinition definition, string version, int number, DateTime created)
    {
        _context = context;
        _definition = definition;
        _version = version;
        _number = number;
        _created = created;
        Arn = context.Arns.ImageBuild(definition.Name, version, number);
        _key = Arn[(Arn.IndexOf(":image/", StringComparison.Ordinal) + 1)..];
        _run = new RunContext(
            context.Ids.Ec2("i", _key),
            context.Ids.Ec2("ami", _key),
            definition.OsVersion ?? definition.Platform,
            context.Ids.Guid("command/" + _key)
        );
        _clock = created + TimeSpan.FromMilliseconds(4498);
    }

    /// <summary>Continues the timeline of a build after an action.</summary>
    /// <param name="context">What every scenario needs.</param>
    /// <param name="build">The build.</param>
    /// <param name="past">The executions that stay.</param>
    /// <param name="now">The time of the action.</param>
    public BuildTimeline(ScenarioContext context, ImageBuild build, IEnumerable<WorkflowExecution> past, DateTime now)
        : this(context, build.Definition!, build.Version, build.Number, build.Created)
    {
        _executions.AddRange(past);
        _clock = now;
    }

    /// <summary>The ARN of the build.</summary>
    public string Arn { get; }

    /// <summary>The id of the command that the steps run.</summary>
    public string CommandId => _run.CommandId;

    /// <summary>The id of the instance on which the build runs.</summary>
    public string InstanceId => _run.InstanceId;

    /// <summary>Runs a workflow after the last execution.</summary>
    public BuildTimeline Then(Workflow workflow, ExecutionPlan plan) => Run(workflow, plan, _clock);

    /// <summary>Runs a workflow at a given time.</summary>
    public BuildTimeline At(DateTime start, Workflow workflow, ExecutionPlan plan) => Run(workflow, plan, start);

    /// <summary>Runs a workflow now, without a pause before its first step.</summary>
    public BuildTimeline StartNow(Workflow workflow, ExecutionPlan plan) => Run(workflow, plan, _clock, next: _clock);

    /// <summary>Continues an execution now, after its finished steps.</summary>
    public BuildTimeline Continue(WorkflowExecution execution, Workflow workflow, IReadOnlyList<StepExecution> done, ExecutionPlan plan) =>
        Run(workflow, Like(plan, execution), execution.Start!.Value, done, _clock);

    /// <summary>Adds an execution without a change.</summary>
    public BuildTimeline Keep(WorkflowExecution execution)
    {
        _executions.Add(execution);
        return this;
    }

    /// <summary>
    /// Runs workflows by the usual plan and ends the timeline with the image, or with a failure if a step waits until its timeout.
    /// </summary>
    /// <param name="workflows">The workflows.</param>
    public ImageBuild Finish(IEnumerable<Workflow> workflows)
    {
        foreach (var workflow in workflows)
            Then(workflow, HasFailed ? ExecutionPlan.NeverStarted : ExecutionPlan.Usual(_definition.Platform));
        return HasFailed ? EndFailed(_executions.FindLast(HasStarted)!.Message!) : End("AVAILABLE");
    }

    // Whether the last execution that started has failed.
    private bool HasFailed => _executions.FindLast(HasStarted) is { Status: "FAILED" };

    /// <summary>Ends the timeline.</summary>
    public ImageBuild End(string status, string? reason = null, FailureContext? failure = null)
    {
        var last = _executions.Max(execution => execution.End) ?? _created;
        var hasOutput = status is "AVAILABLE" or "DEPRECATED";
        return new ImageBuild
        {
            Arn = Arn,
            VersionArn = _context.Arns.ImageVersion(_definition.Name, _version),
            Name = _definition.Name,
            Version = _version,
            Number = _number,
            Type = _definition.Type,
            Platform = _definition.Platform,
            OsVersion = _definition.OsVersion,
            Status = status,
            StatusReason = reason,
            Failure = failure,
            Created = _created,
            Ended = last,
            Settled = last,
            Definition = _definition,
            BuildType = _definition.BuildType,
            Pipeline = _definition.Pipeline,
            Amis = hasOutput && _definition.Type == "AMI" ? [Ami()] : [],
            Containers = hasOutput && _definition.Type != "AMI" ? [Container()] : [],
            Tags = _definition.Tags,
            LogGroupName = _definition.LogGroupName,
            InstanceId = _run.InstanceId,
            Executions = [.. _executions],
        };
    }

    /// <summary>Ends the timeline of a build whose last execution failed at a step. The reason and the failure context name both.</summary>
    public ImageBuild EndFailed(
        string reason,
        FailureContext.ComponentFailure? component = null,
        FailureContext.DistributionFailure? distribution = null
    )
    {
        var execution = _executions.FindLast(HasStarted)!;
        var step = execution.Steps.First(candidate => candidate.Status == "FAILED");
        var build = End(
            "FAILED",
            TextLimits.Cut($"Workflow Execution ID: '{execution.Id}' failed with reason: {reason}", TextLimits.Reason),
            new FailureContext(ImageBuild.Phase(execution.Type))
            {
                WorkflowExecutionId = execution.Id,
                WorkflowArn = execution.WorkflowArn,
                StepExecutionId = step.Id,
                FailedStep = step.Name,
                Component = component,
                Distribution = distribution,
            }
        );

        // The image fails before the rollback.
        return execution.Status == "ROLLBACK_COMPLETED" ? build with { Ended = step.End!.Value } : build;
    }

    /// <summary>The plan of an execution that replaces or continues another.</summary>
    public static ExecutionPlan Like(ExecutionPlan plan, WorkflowExecution execution) =>
        plan with
        {
            ParallelGroup = execution.ParallelGroup,
            HasType = execution.Type is not null,
        };

    private static bool HasStarted(WorkflowExecution execution) => execution.Start is not null;

    private string NextKey => string.Create(CultureInfo.InvariantCulture, $"{_key}/{_executions.Count}");

    private BuildTimeline Run(
        Workflow workflow,
        ExecutionPlan plan,
        DateTime start,
        IReadOnlyList<StepExecution>? done = null,
        DateTime? next = null
    )
    {
        var execution = _context.Simulator.Run(NextKey, workflow, Arn, start, plan, _run, done, next);
        _executions.Add(execution);
        _clock = (execution.End ?? start) + Pause;
        return this;
    }

    private ImageBuild.Container Container() =>
        new(
            _context.Arns.Region,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_context.Arns.AccountId}.dkr.ecr.{_context.Arns.Region}.amazonaws.com/{_definition.Name}:{_version}-{_number}"
                ),
            ]
        );

    private ImageBuild.Ami Ami() =>
        new(
            _context.Arns.Region,
            _run.AmiId,
            $"{_definition.Name} {_clock.ToString("yyyy-MM-dd'T'HH-mm-ss.ffffff'Z'", CultureInfo.InvariantCulture)}",
            _context.Arns.AccountId
        );
}
