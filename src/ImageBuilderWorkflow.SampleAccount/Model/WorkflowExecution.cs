namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One run of one workflow over an image build. Null is absent on the wire.</summary>
internal sealed record WorkflowExecution(string Id, string WorkflowArn, string ImageArn, string Status, IReadOnlyList<StepExecution> Steps)
{
    /// <summary>The name from which the ids and durations of the execution and its steps follow. Not on the wire.</summary>
    public string Key { get; init; } = "";

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
