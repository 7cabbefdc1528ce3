namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A step; times are text, as in the SDK.</summary>
internal sealed class PlainStep
{
    public string? StepExecutionId { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Action { get; set; }

    public string? Status { get; set; }

    public string? RollbackStatus { get; set; }

    public string? Message { get; set; }

    public string? Inputs { get; set; }

    public string? Outputs { get; set; }

    public string? StartTime { get; set; }

    public string? EndTime { get; set; }

    public int? AttemptNumber { get; set; }

    public int? MaxAttempts { get; set; }
}
