namespace ImageBuilderWorkflow;

/// <summary>
/// A workflow in the configuration of a pipeline or an image (API: <c>WorkflowConfiguration</c>). Its text is the ARN of the workflow,
/// followed by the parameters if there are any.
/// </summary>
public sealed class WorkflowConfiguration : ServiceValue
{
    /// <summary>
    /// The ARN of the workflow (API: <c>workflowArn</c>). Its version can contain an <c>x</c>, which selects the latest version.
    /// </summary>
    public string? WorkflowArn { get; set; }

    /// <summary>The parameters of the workflow (API: <c>parameters</c>). Empty if there are none.</summary>
    public ValueList<WorkflowParameter> Parameters { get; set; } = ValueList<WorkflowParameter>.Empty;

    /// <summary>
    /// The group of test workflows that run in parallel (API: <c>parallelGroup</c>). <see langword="null"/> if the workflow does not belong
    /// to a group.
    /// </summary>
    public string? ParallelGroup { get; set; }

    /// <summary>
    /// What happens to the build if the workflow fails: CONTINUE or ABORT (API: <c>onFailure</c>). Other values are possible.
    /// <see langword="null"/> if it is not set.
    /// </summary>
    public string? OnFailure { get; set; }

    /// <summary>
    /// Returns the ARN of the workflow, followed by the parameters if there are any: the same workflow can run twice with different
    /// parameters.
    /// </summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Parameters.Count == 0 ? WorkflowArn ?? string.Empty : $"{WorkflowArn} ({string.Join("; ", Parameters)})";
}
