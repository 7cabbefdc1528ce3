namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>Where and why an image build failed. A null member is absent in responses.</summary>
internal sealed record FailureContext(string ImageStatus)
{
    /// <summary>The workflow execution; null if the build failed before any.</summary>
    public string? WorkflowExecutionId { get; init; }

    public string? WorkflowArn { get; init; }

    public string? StepExecutionId { get; init; }

    public string? FailedStep { get; init; }

    public ComponentFailure? Component { get; init; }

    public DistributionFailure? Distribution { get; init; }

    /// <summary>The failed component and its failed step.</summary>
    internal sealed record ComponentFailure(string ComponentArn, string PhaseName, string StepName, string Action, string ErrorMessage);

    /// <summary>The failures of a distribution, by region.</summary>
    internal sealed record DistributionFailure(string? ErrorMessage, IReadOnlyList<RegionFailure> Regions);

    /// <summary>The failure in one region.</summary>
    internal sealed record RegionFailure(string Region, string Status, string? Step, string ErrorMessage, string? TargetAccountId);
}
