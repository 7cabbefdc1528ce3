namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>An image pipeline. A null member is absent in responses.</summary>
internal sealed record Pipeline
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Platform { get; init; }

    public string? ImageRecipeArn { get; init; }

    public string? ContainerRecipeArn { get; init; }

    public required string InfrastructureArn { get; init; }

    public string? DistributionArn { get; init; }

    public required bool TestsEnabled { get; init; }

    public string? ScheduleExpression { get; init; }

    public string? Timezone { get; init; }

    public required string Status { get; init; }

    public required DateTime Created { get; init; }

    public required DateTime Updated { get; init; }

    public DateTime? LastRun { get; init; }

    public string? LastRunStatus { get; init; }

    public DateTime? NextRun { get; init; }

    public int? ConsecutiveFailures { get; init; }

    public string? ExecutionRole { get; init; }

    public string? PipelineLogGroupName { get; init; }

    public IReadOnlyList<string> WorkflowArns { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
