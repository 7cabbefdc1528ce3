namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that start, retry and cancel image builds.</summary>
internal static class ImageActionOperations
{
    /// <summary>StartImagePipelineExecution: has a pipeline build its image.</summary>
    public static ActionOperation<ImageActionResult> Start { get; } = Operation("StartImagePipelineExecution");

    /// <summary>A request of StartImagePipelineExecution.</summary>
    public static RequestMembers StartRequest(string imagePipelineArn) => new RequestMembers().With("imagePipelineArn", imagePipelineArn);

    /// <summary>RetryImage: has a failed build tried again.</summary>
    public static ActionOperation<ImageActionResult> Retry { get; } = Operation("RetryImage");

    /// <summary>A request of RetryImage.</summary>
    public static RequestMembers RetryRequest(string imageBuildVersionArn) =>
        new RequestMembers().With("imageBuildVersionArn", imageBuildVersionArn);

    /// <summary>CancelImageCreation: ends a build that goes on.</summary>
    public static ActionOperation<ImageActionResult> Cancel { get; } = Operation("CancelImageCreation");

    /// <summary>A request of CancelImageCreation.</summary>
    public static RequestMembers CancelRequest(string imageBuildVersionArn) =>
        new RequestMembers().With("imageBuildVersionArn", imageBuildVersionArn);

    private static ActionOperation<ImageActionResult> Operation(string name) =>
        new()
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
