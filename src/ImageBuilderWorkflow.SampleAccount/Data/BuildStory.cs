using System.Globalization;
using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>Tells one image build: its executions one after another, and what came of it.</summary>
internal sealed class BuildStory
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5551);

    private readonly Stage stage;
    private readonly ImageLine line;
    private readonly string version;
    private readonly int number;
    private readonly DateTime created;
    private readonly string key;
    private readonly RunContext context;
    private readonly List<WorkflowExecution> executions = [];
    private DateTime clock;

    /// <param name="stage">What the story is told with.</param>
    /// <param name="line">The image that is built.</param>
    /// <param name="version">Its version.</param>
    /// <param name="number">The build's number.</param>
    /// <param name="created">When the build was asked for.</param>
    public BuildStory(Stage stage, ImageLine line, string version, int number, DateTime created)
    {
        this.stage = stage;
        this.line = line;
        this.version = version;
        this.number = number;
        this.created = created;
        Arn = stage.Arns.ImageBuild(line.Name, version, number);
        key = Arn[(Arn.IndexOf(":image/", StringComparison.Ordinal) + 1)..];
        context = new RunContext(
            stage.Ids.Ec2("i", key), stage.Ids.Ec2("ami", key), line.OsVersion ?? line.Platform, stage.Ids.Guid("command/" + key));
        clock = created + TimeSpan.FromMilliseconds(4498);
    }

    /// <summary>The build's ARN.</summary>
    public string Arn { get; }

    /// <summary>The command whose output a failed step tells of.</summary>
    public string CommandId => context.CommandId;

    /// <summary>Runs a workflow after what ran before.</summary>
    public BuildStory Then(Workflow workflow, Course course) => Run(workflow, course, clock);

    /// <summary>Runs a workflow at a time of its own: beside others, or much later.</summary>
    public BuildStory At(DateTime start, Workflow workflow, Course course) => Run(workflow, course, start);

    /// <summary>Ends the story.</summary>
    public ImageBuild End(string status, string? reason = null, FailureContext? failure = null) => new()
    {
        Arn = Arn,
        VersionArn = stage.Arns.ImageVersion(line.Name, version),
        Name = line.Name,
        Version = version,
        Number = number,
        Type = line.Type,
        Platform = line.Platform,
        OsVersion = line.OsVersion,
        Status = status,
        StatusReason = reason,
        Failure = failure,
        Created = created,
        BuildType = line.BuildType,
        Pipeline = line.Pipeline,
        Amis = status is "AVAILABLE" or "DEPRECATED" ? [Ami()] : [],
        Tags = line.Tags,
        LogGroupName = line.LogGroupName,
        Executions = [.. executions],
    };

    /// <summary>Ends the story of a build whose last execution failed at a step: reason and context name both.</summary>
    public ImageBuild EndFailed(
        string during, string reason, FailureContext.ComponentFailure? component = null,
        FailureContext.DistributionFailure? distribution = null)
    {
        var execution = executions[^1];
        var step = execution.Steps.First(candidate => candidate.Status == "FAILED");
        return End(
            "FAILED",
            $"Workflow Execution ID: '{execution.Id}' failed with reason: {reason}",
            new FailureContext(during, execution.Id, execution.WorkflowArn, step.Id, step.Name)
            {
                Component = component,
                Distribution = distribution,
            });
    }

    private string NextKey => string.Create(CultureInfo.InvariantCulture, $"{key}/{executions.Count}");

    private BuildStory Run(Workflow workflow, Course course, DateTime start)
    {
        var execution = stage.Player.Play(NextKey, workflow, Arn, start, course, context);
        executions.Add(execution);
        clock = (execution.End ?? start) + Pause;
        return this;
    }

    private ImageBuild.Ami Ami() => new(
        stage.Arns.Region, context.AmiId,
        $"{line.Name} {clock.ToString("yyyy-MM-dd'T'HH-mm-ss.ffffff'Z'", CultureInfo.InvariantCulture)}", Arns.AccountId);
}
