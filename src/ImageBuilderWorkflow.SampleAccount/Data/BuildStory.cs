using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>Tells one image build to its end: its executions one after another, and what comes of it.</summary>
internal sealed class BuildStory
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5551);

    private readonly Stage _stage;
    private readonly ImageLine _line;
    private readonly string _version;
    private readonly int _number;
    private readonly DateTime _created;
    private readonly string _key;
    private readonly RunContext _context;
    private readonly List<WorkflowExecution> _executions = [];
    private DateTime _clock;

    /// <param name="stage">What the story is told with.</param>
    /// <param name="line">The image that is built.</param>
    /// <param name="version">Its version.</param>
    /// <param name="number">The build's number.</param>
    /// <param name="created">When the build was asked for.</param>
    public BuildStory(Stage stage, ImageLine line, string version, int number, DateTime created)
    {
        _stage = stage;
        _line = line;
        _version = version;
        _number = number;
        _created = created;
        Arn = stage.Arns.ImageBuild(line.Name, version, number);
        _key = Arn[(Arn.IndexOf(":image/", StringComparison.Ordinal) + 1)..];
        _context = new RunContext(
            stage.Ids.Ec2("i", _key), stage.Ids.Ec2("ami", _key), line.OsVersion ?? line.Platform, stage.Ids.Guid("command/" + _key));
        _clock = created + TimeSpan.FromMilliseconds(4498);
    }

    /// <summary>Goes on with a story that took another turn.</summary>
    /// <param name="stage">What the story is told with.</param>
    /// <param name="build">The build.</param>
    /// <param name="past">Its executions that are to stay.</param>
    /// <param name="now">When it goes on.</param>
    public BuildStory(Stage stage, ImageBuild build, IEnumerable<WorkflowExecution> past, DateTime now)
        : this(stage, build.Line!, build.Version, build.Number, build.Created)
    {
        _executions.AddRange(past);
        _clock = now;
    }

    /// <summary>The build's ARN.</summary>
    public string Arn { get; }

    /// <summary>The command whose output a failed step tells of.</summary>
    public string CommandId => _context.CommandId;

    /// <summary>Runs a workflow after what ran before.</summary>
    public BuildStory Then(Workflow workflow, Course course) => Run(workflow, course, _clock);

    /// <summary>Runs a workflow at a time of its own: beside others, or much later.</summary>
    public BuildStory At(DateTime start, Workflow workflow, Course course) => Run(workflow, course, start);

    /// <summary>Runs a workflow right now, its first step included.</summary>
    public BuildStory AtOnce(Workflow workflow, Course course) => Run(workflow, course, _clock, next: _clock);

    /// <summary>Goes on with an execution right now, behind the steps that are done.</summary>
    public BuildStory GoOn(WorkflowExecution execution, Workflow workflow, IReadOnlyList<StepExecution> done, Course course) =>
        Run(workflow, LikeBefore(course, execution), execution.Start!.Value, done, _clock);

    /// <summary>Takes an execution over as it is.</summary>
    public BuildStory Keep(WorkflowExecution execution)
    {
        _executions.Add(execution);
        return this;
    }

    /// <summary>
    /// Runs workflows in the usual way and ends the story: with the image, or where a step waited in vain, with its failure.
    /// </summary>
    /// <param name="workflows">The workflows.</param>
    public ImageBuild Finish(IEnumerable<Workflow> workflows)
    {
        foreach (var workflow in workflows) Then(workflow, HasFailed ? Course.NeverBegun : Course.Usual(_line.Platform));
        return HasFailed ? EndFailed(_executions.FindLast(HasStarted)!.Message!) : End("AVAILABLE");
    }

    // Whether the last execution that began has failed.
    private bool HasFailed => _executions.FindLast(HasStarted) is { Status: "FAILED" };

    /// <summary>Ends the story.</summary>
    public ImageBuild End(string status, string? reason = null, FailureContext? failure = null)
    {
        var last = _executions.Max(execution => execution.End) ?? _created;
        var hasOutput = status is "AVAILABLE" or "DEPRECATED";
        return new ImageBuild
        {
            Arn = Arn,
            VersionArn = _stage.Arns.ImageVersion(_line.Name, _version),
            Name = _line.Name,
            Version = _version,
            Number = _number,
            Type = _line.Type,
            Platform = _line.Platform,
            OsVersion = _line.OsVersion,
            Status = status,
            StatusReason = reason,
            Failure = failure,
            Created = _created,
            Ended = last,
            Settled = last,
            Line = _line,
            BuildType = _line.BuildType,
            Pipeline = _line.Pipeline,
            Amis = hasOutput && _line.Type == "AMI" ? [Ami()] : [],
            Containers = hasOutput && _line.Type != "AMI" ? [Container()] : [],
            Tags = _line.Tags,
            LogGroupName = _line.LogGroupName,
            Executions = [.. _executions],
        };
    }

    /// <summary>Ends the story of a build whose last execution failed at a step: reason and context name both.</summary>
    public ImageBuild EndFailed(
        string reason, FailureContext.ComponentFailure? component = null, FailureContext.DistributionFailure? distribution = null)
    {
        var execution = _executions.FindLast(HasStarted)!;
        var step = execution.Steps.First(candidate => candidate.Status == "FAILED");
        var build = End(
            "FAILED",
            Texts.Cut($"Workflow Execution ID: '{execution.Id}' failed with reason: {reason}", Texts.LongestReason),
            new FailureContext(ImageBuild.Phase(execution.Type), execution.Id, execution.WorkflowArn, step.Id, step.Name)
            {
                Component = component,
                Distribution = distribution,
            });

        // The image has failed before what was done for it is undone.
        return execution.Status == "ROLLBACK_COMPLETED" ? build with { Ended = step.End!.Value } : build;
    }

    /// <summary>How an execution goes that takes the place of another, or goes on with it.</summary>
    public static Course LikeBefore(Course course, WorkflowExecution execution) =>
        course with { ParallelGroup = execution.ParallelGroup, HasType = execution.Type is not null };

    private static bool HasStarted(WorkflowExecution execution) => execution.Start is not null;

    private string NextKey => string.Create(CultureInfo.InvariantCulture, $"{_key}/{_executions.Count}");

    private BuildStory Run(
        Workflow workflow, Course course, DateTime start, IReadOnlyList<StepExecution>? done = null, DateTime? next = null)
    {
        var execution = _stage.Player.Play(NextKey, workflow, Arn, start, course, _context, done, next);
        _executions.Add(execution);
        _clock = (execution.End ?? start) + Pause;
        return this;
    }

    private ImageBuild.Container Container() => new(
        _stage.Arns.Region,
        [string.Create(
            CultureInfo.InvariantCulture, $"{Arns.AccountId}.dkr.ecr.{_stage.Arns.Region}.amazonaws.com/{_line.Name}:{_version}-{_number}")]);

    private ImageBuild.Ami Ami() => new(
        _stage.Arns.Region, _context.AmiId,
        $"{_line.Name} {_clock.ToString("yyyy-MM-dd'T'HH-mm-ss.ffffff'Z'", CultureInfo.InvariantCulture)}", Arns.AccountId);
}
