namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A page of steps.</summary>
internal sealed class PlainStepPage
{
    public string? RequestId { get; set; }

    public string? WorkflowBuildVersionArn { get; set; }

    public string? WorkflowExecutionId { get; set; }

    public string? ImageBuildVersionArn { get; set; }

    public List<PlainStep> Steps { get; set; } = [];

    public string? NextToken { get; set; }
}
