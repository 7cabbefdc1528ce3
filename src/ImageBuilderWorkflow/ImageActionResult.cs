namespace ImageBuilderWorkflow;

/// <summary>
/// An image build that was started, retried or cancelled (API: the responses of StartImagePipelineExecution, RetryImage and
/// CancelImageCreation). Cmdlets take it from the pipeline as its image build.
/// </summary>
public sealed class ImageActionResult : ServiceObject
{
    /// <summary>
    /// The ARN of the image build version (API: <c>imageBuildVersionArn</c>). For a pipeline that was started, this is the new build.
    /// </summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>
    /// The ARN of the pipeline that was started (API: <c>imagePipelineArn</c> of the request). <see langword="null"/> for a build that was
    /// retried or cancelled.
    /// </summary>
    public string? ImagePipelineArn { get; set; }

    /// <summary>The client token, which makes a repeated request take effect only once (API: <c>clientToken</c>).</summary>
    public string? ClientToken { get; set; }

    private protected override string? OwnerArn => ImageBuildVersionArn ?? ImagePipelineArn;

    /// <summary>Returns the ARN of the image build version.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => ImageBuildVersionArn ?? string.Empty;
}
