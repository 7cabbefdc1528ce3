namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A page of executions.</summary>
internal sealed class PlainExecutionPage
{
    public string? RequestId { get; set; }

    public string? ImageBuildVersionArn { get; set; }

    public string? Message { get; set; }

    public List<PlainExecution> WorkflowExecutions { get; set; } = [];

    public string? NextToken { get; set; }
}
