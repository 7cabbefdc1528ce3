namespace ImageBuilderWorkflow;

/// <summary>A workflow step that waits to be resumed or stopped (API: <c>WorkflowStepExecution</c> of ListWaitingWorkflowSteps).</summary>
public sealed class WaitingWorkflowStep : ServiceObject
{
    /// <summary>The name of the step in its workflow (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The action of the step; WaitForAction is the action that waits (API: <c>action</c>).</summary>
    public string? Action { get; set; }

    /// <summary>The date and time when the step started to wait, in UTC (API: <c>startTime</c>, an ISO 8601 text).</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>The id of the step execution, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>).</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The ARN of the image build version that waits (API: <c>imageBuildVersionArn</c>).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The name, version and build number of the image build, from its ARN, for example <c>golden-image/1.4.2/3</c>. <see langword="null"/>
    /// if there is no ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>
    /// The id of the workflow execution that the step belongs to, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c>).
    /// </summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>The ARN of the workflow build version (API: <c>workflowBuildVersionArn</c>).</summary>
    public string? WorkflowBuildVersionArn { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the id of the step execution.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => StepExecutionId ?? string.Empty;
}
