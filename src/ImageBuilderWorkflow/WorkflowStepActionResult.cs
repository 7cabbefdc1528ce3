namespace ImageBuilderWorkflow;

/// <summary>An action that Image Builder accepted for a waiting step (API: the response of SendWorkflowStepAction).</summary>
public sealed class WorkflowStepActionResult : ServiceObject
{
    /// <summary>The id of the step execution, <c>step-</c> and a GUID (API: <c>stepExecutionId</c>).</summary>
    public string? StepExecutionId { get; set; }

    /// <summary>The ARN of the image build version that the step belongs to (API: <c>imageBuildVersionArn</c>).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The name, version and build number of the image build, from its ARN, for example <c>golden-image/1.4.2/3</c>. <see langword="null"/>
    /// if there is no ARN.
    /// </summary>
    public string? Image => ArnText.Behind(ImageBuildVersionArn, ":image/");

    /// <summary>The action that was sent: RESUME or STOP (API: <c>action</c> of the request).</summary>
    public string? Action { get; set; }

    /// <summary>The reason that was sent (API: <c>reason</c> of the request). <see langword="null"/> if no reason was sent.</summary>
    public string? Reason { get; set; }

    /// <summary>The client token, which makes a repeated request take effect only once (API: <c>clientToken</c>).</summary>
    public string? ClientToken { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn;

    /// <summary>Returns the id of the step execution.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => StepExecutionId ?? string.Empty;
}
