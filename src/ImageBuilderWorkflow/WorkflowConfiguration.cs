namespace ImageBuilderWorkflow;

/// <summary>
/// A workflow as a pipeline or an image uses it (API: <c>WorkflowConfiguration</c>). As text it is the workflow's ARN, and its parameters
/// where it has some.
/// </summary>
public sealed class WorkflowConfiguration : ServiceValue
{
    /// <summary>The ARN of the workflow; its version may have an <c>x</c> for the newest (API: <c>workflowArn</c>).</summary>
    public string? WorkflowArn { get; set; }

    /// <summary>The parameters that it is given (API: <c>parameters</c>). Empty when there are none.</summary>
    public ValueList<WorkflowParameter> Parameters { get; set; } = ValueList<WorkflowParameter>.Empty;

    /// <summary>The group of test workflows that run at the same time (API: <c>parallelGroup</c>). <see langword="null"/> outside a group.</summary>
    public string? ParallelGroup { get; set; }

    /// <summary>CONTINUE or ABORT, or another text that the service sends: what becomes of the build when the workflow fails (API: <c>onFailure</c>). <see langword="null"/> when it is not set.</summary>
    public string? OnFailure { get; set; }

    /// <summary>The workflow's ARN, and its parameters where it has some: the same workflow may run twice with others.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Parameters.Count == 0 ? WorkflowArn ?? string.Empty : $"{WorkflowArn} ({string.Join("; ", Parameters)})";
}
