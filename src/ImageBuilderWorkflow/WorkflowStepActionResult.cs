namespace ImageBuilderWorkflow;

/// <summary>What was sent to a waiting step, and that Image Builder has taken it (API: the response of SendWorkflowStepAction).</summary>
public sealed class WorkflowStepActionResult : ServiceObject
{
    /// <summary>The id of the step's run, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>).</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The ARN of the image build version that the step belongs to (API: <c>imageBuildVersionArn</c>).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The image build that the step belongs to: name, version and build, for example <c>golden-image/1.4.2/3</c>, from its ARN.
    /// <see langword="null"/> without an ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>RESUME or STOP, as it was sent (API: <c>action</c> of the request).</summary>
    public string? Action { get; set; }

    /// <summary>The reason that was sent (API: <c>reason</c> of the request). <see langword="null"/> when none was.</summary>
    public string? Reason { get; set; }

    /// <summary>The token that makes a repeated request act once (API: <c>clientToken</c>).</summary>
    public string? ClientToken { get; set; }

    /// <summary>Gives the id of the step's run.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => StepExecutionId ?? string.Empty;
}
