namespace ImageBuilderWorkflow;

/// <summary>
/// A step that waits for somebody to resume or stop it (API: <c>WorkflowStepExecution</c> of ListWaitingWorkflowSteps).
/// </summary>
public sealed class WaitingWorkflowStep : ServiceObject
{
    /// <summary>The step's name in its workflow (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>What the step does; waiting is what WaitForAction does (API: <c>action</c>).</summary>
    public string? Action { get; set; }

    /// <summary>Since when the step waits, in UTC (API: <c>startTime</c>, an ISO-8601 text).</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>The id of the step's run, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>).</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The ARN of the image build version that waits (API: <c>imageBuildVersionArn</c>).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The image build that waits: name, version and build, for example <c>golden-image/1.4.2/3</c>, from its ARN. <see langword="null"/>
    /// without an ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>The id of the workflow's run that the step belongs to, <c>wf-</c> and a GUID (API: <c>workflowExecutionId</c>).</summary>
    public string? WorkflowExecutionId { get; set; }

    /// <summary>The ARN of the workflow's build version (API: <c>workflowBuildVersionArn</c>).</summary>
    public string? WorkflowBuildVersionArn { get; set; }

    /// <summary>Gives the id of the step's run.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => StepExecutionId ?? string.Empty;
}
