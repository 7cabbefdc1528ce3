namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One execution of a workflow for an image build. A null member is absent in responses.</summary>
internal sealed record WorkflowExecution(string Id, string WorkflowArn, string ImageArn, string Status, IReadOnlyList<StepExecution> Steps)
{
    /// <summary>The name from which the ids and durations of the execution and its steps are derived. Not in responses.</summary>
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
