namespace ImageBuilderWorkflow;

/// <summary>
/// The image build that was started, retried or cancelled (API: the responses of StartImagePipelineExecution, RetryImage and
/// CancelImageCreation). Piped on, it stands for its image build.
/// </summary>
public sealed class ImageActionResult : ServiceObject
{
    /// <summary>The ARN of the image build version; a started pipeline's is new (API: <c>imageBuildVersionArn</c>).</summary>
    public string? ImageBuildVersionArn { get; set; }

    /// <summary>The ARN of the pipeline that was started (API: <c>imagePipelineArn</c> of the request). <see langword="null"/> when no pipeline was.</summary>
    public string? ImagePipelineArn { get; set; }

    /// <summary>The token that makes a repeated request act once (API: <c>clientToken</c>).</summary>
    public string? ClientToken { get; set; }

    /// <summary>Gives the ARN of the image build version.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => ImageBuildVersionArn ?? string.Empty;
}
