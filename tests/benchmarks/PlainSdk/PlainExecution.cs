namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>An execution; times are text, as in the SDK.</summary>
internal sealed class PlainExecution
{
    public string? WorkflowBuildVersionArn { get; set; }

    public string? WorkflowExecutionId { get; set; }

    public string? Type { get; set; }

    public string? Status { get; set; }

    public string? Message { get; set; }

    public int? TotalStepCount { get; set; }

    public int? TotalStepsSucceeded { get; set; }

    public int? TotalStepsFailed { get; set; }

    public int? TotalStepsSkipped { get; set; }

    public string? StartTime { get; set; }

    public string? EndTime { get; set; }

    public string? ParallelGroup { get; set; }

    public bool? Retried { get; set; }
}
