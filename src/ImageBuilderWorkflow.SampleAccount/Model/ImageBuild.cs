namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One build version of an image. Null is absent on the wire.</summary>
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

    public string? BuildType { get; init; }

    public Pipeline? Pipeline { get; init; }

    public IReadOnlyList<Ami> Amis { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTime? Deprecated { get; init; }

    public string? LifecycleExecutionId { get; init; }

    public string? LogGroupName { get; init; }

    public IReadOnlyList<WorkflowExecution> Executions { get; init; } = [];

    /// <summary>An AMI that the build put out.</summary>
    internal sealed record Ami(string Region, string Id, string Name, string AccountId);
}
