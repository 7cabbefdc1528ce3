namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that start, retry and cancel image builds.</summary>
internal static class ImageActionOperations
{
    /// <summary>StartImagePipelineExecution: has a pipeline build its image.</summary>
    public static ActionOperation<ImageActionResult> Start { get; } = Operation("StartImagePipelineExecution");

    /// <summary>RetryImage: has a failed build tried again.</summary>
    public static ActionOperation<ImageActionResult> Retry { get; } = Operation("RetryImage");

    /// <summary>CancelImageCreation: ends a build that goes on.</summary>
    public static ActionOperation<ImageActionResult> Cancel { get; } = Operation("CancelImageCreation");

    private static ActionOperation<ImageActionResult> Operation(string name) => new()
    {
        Name = name,
        Response =
        {
            { "clientToken", static (x, v) => x.ClientToken = v },
            { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v },
        },
        SetRequest = static (result, request) =>
        {
            result.ClientToken = request.Text("clientToken");
            result.ImagePipelineArn = request.Text("imagePipelineArn");
        },
        Id = static x => x.ImageBuildVersionArn,
    };
}
