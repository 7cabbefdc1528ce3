using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>
/// One image build version with its complete timeline. Times can lie in the future; <see cref="PointInTime"/> computes what an instant
/// shows. A null member is absent in responses.
/// </summary>
internal sealed record ImageBuild
{
    public required string Arn { get; init; }

    /// <summary>The ARN of the image version, without the build number.</summary>
    public required string VersionArn { get; init; }

    /// <summary>The name with its capitals. The ARN has it in lower case.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required int Number { get; init; }

    public required string Type { get; init; }

    public required string Platform { get; init; }

    public string? OsVersion { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public FailureContext? Failure { get; init; }

    public required DateTime Created { get; init; }

    /// <summary>When the build reaches <see cref="Status"/>. Not in responses.</summary>
    public DateTime Ended { get; init; }

    /// <summary>When the build stops changing by itself. Not in responses.</summary>
    public DateTime Settled { get; init; }

    /// <summary>The definition of the image; null for a build that cannot be retried. Not in responses.</summary>
    public ImageDefinition? Definition { get; init; }

    public string? BuildType { get; init; }

    public Pipeline? Pipeline { get; init; }

    public IReadOnlyList<Ami> Amis { get; init; } = [];

    public IReadOnlyList<Container> Containers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTime? Deprecated { get; init; }

    public string? LifecycleExecutionId { get; init; }

    public string? LogGroupName { get; init; }

    /// <summary>
    /// Whether the build has a log: not if logging was opted out, or if it failed before the service wrote anything. Not in responses.
    /// </summary>
    public bool HasLog { get; init; } = true;

    /// <summary>The type of the instances, which the infrastructure configuration had when the build started.</summary>
    public string InstanceType { get; init; } = "m7i.large";

    /// <summary>The id of the instance on which the build runs. Not in responses.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>What single steps write to the log. Not in responses.</summary>
    public IReadOnlyList<StepOutput> Output { get; init; } = [];

    public IReadOnlyList<WorkflowExecution> Executions { get; init; } = [];

    /// <summary>
    /// When the executions of a build in the queue appear; null if they appear at once. Not in responses.
    /// </summary>
    public DateTime? ExecutionsFrom { get; init; }

    /// <summary>The status of an image while a workflow of a type runs.</summary>
    /// <param name="type">The workflow type; null for an old execution, which is a build.</param>
    public static string Phase(string? type) =>
        type switch
        {
            "TEST" => "TESTING",
            "DISTRIBUTION" => "DISTRIBUTING",
            _ => "BUILDING",
        };

    /// <summary>A container image that the build created, with its URIs.</summary>
    internal sealed record Container(string Region, IReadOnlyList<string> ImageUris);

    /// <summary>An AMI that the build created.</summary>
    internal sealed record Ami(string Region, string Id, string Name, string AccountId);
}
