namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One run of one workflow over an image build. Null is absent on the wire.</summary>
internal sealed record WorkflowExecution(string Id, string WorkflowArn, string ImageArn, string Status, IReadOnlyList<StepExecution> Steps)
{
    public string? Type { get; init; }

    public string? Message { get; init; }

    public required int StepsSucceeded { get; init; }

    public required int StepsFailed { get; init; }

    public required int StepsSkipped { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public string? ParallelGroup { get; init; }

    public bool? Retried { get; init; }
}
