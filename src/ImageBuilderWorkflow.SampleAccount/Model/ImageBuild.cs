using ImageBuilderWorkflow.SampleAccount.Scenarios;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>
/// One build version of an image, as it will have been once it is over: times may lie in the future. What shows of it at an instant,
/// <see cref="PointInTime"/> works out. Null is absent on the wire.
/// </summary>
internal sealed record ImageBuild
{
    public required string Arn { get; init; }

    /// <summary>The ARN of the image version, without the build number.</summary>
    public required string VersionArn { get; init; }

    /// <summary>The name in its own case; the ARN has it in lower case.</summary>
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

    /// <summary>When <see cref="Status"/> is reached. Not on the wire.</summary>
    public DateTime Ended { get; init; }

    /// <summary>When nothing of the build changes by itself any more. Not on the wire.</summary>
    public DateTime Settled { get; init; }

    /// <summary>What the build shares with others of its image; null for a build that nobody can retry. Not on the wire.</summary>
    public ImageDefinition? Definition { get; init; }

    public string? BuildType { get; init; }

    public Pipeline? Pipeline { get; init; }

    public IReadOnlyList<Ami> Amis { get; init; } = [];

    public IReadOnlyList<Container> Containers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTime? Deprecated { get; init; }

    public string? LifecycleExecutionId { get; init; }

    public string? LogGroupName { get; init; }

    public IReadOnlyList<WorkflowExecution> Executions { get; init; } = [];

    /// <summary>When the executions come to be, for a build that waits in the queue without any; null when they show at once. Not on the wire.</summary>
    public DateTime? ExecutionsFrom { get; init; }

    /// <summary>The status of an image while a workflow of a type runs for it.</summary>
    /// <param name="type">The workflow's type; null for an old execution, which was a build.</param>
    public static string Phase(string? type) => type switch
    {
        "TEST" => "TESTING",
        "DISTRIBUTION" => "DISTRIBUTING",
        _ => "BUILDING",
    };

    /// <summary>The container image that the build put out, by its places in the registry.</summary>
    internal sealed record Container(string Region, IReadOnlyList<string> ImageUris);

    /// <summary>An AMI that the build put out.</summary>
    internal sealed record Ami(string Region, string Id, string Name, string AccountId);
}
