namespace ImageBuilderWorkflow.Core;

/// <summary>Finds what an estimate of the duration of a build rests on.</summary>
internal static class EarlierBuild
{
    // Enough to find a build that succeeded, if there is a recent one.
    private const int MostBuilds = 100;

    /// <summary>Lists the workflow executions of the newest other build of the same pipeline or image that succeeded.</summary>
    /// <param name="client">The client.</param>
    /// <param name="imageBuildVersionArn">The ARN of the build.</param>
    /// <param name="imagePipelineArn">The pipeline that built it; <see langword="null"/> for the builds of the same version.</param>
    /// <param name="observer">Is told of every request.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The workflow executions; empty if there is no such build.</returns>
    /// <exception cref="ImageBuilderException">The service refused a request.</exception>
    public static async Task<IReadOnlyList<WorkflowExecution>> ExecutionsAsync(
        ImageBuilderClient client,
        string imageBuildVersionArn,
        string? imagePipelineArn,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        var (operation, request) = imagePipelineArn is null
            ? (ImageOperations.ListBuilds, ImageOperations.ListBuildsRequest(VersionOf(imageBuildVersionArn)))
            : (ImageOperations.ListPipelineImages, ImageOperations.ListPipelineImagesRequest(imagePipelineArn));
        var options = new ListingOptions { MaxItems = MostBuilds };
        var builds = await Listing.ReadAllAsync(client, operation, request, options, observer, cancellationToken).ConfigureAwait(false);
        var earlier = builds
            .Where(build => build.Status is "AVAILABLE" or "DEPRECATED" && build.Arn is not null && build.Arn != imageBuildVersionArn)
            .MaxBy(build => build.DateCreated ?? DateTime.MinValue);
        return earlier is null
            ? []
            : await Listing
                .ReadAllAsync(
                    client,
                    WorkflowExecutionOperations.List,
                    WorkflowExecutionOperations.ListRequest(earlier.Arn!),
                    new ListingOptions(),
                    observer,
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>The ARN of the version that a build belongs to.</summary>
    public static string VersionOf(string imageBuildVersionArn) => imageBuildVersionArn[..imageBuildVersionArn.LastIndexOf('/')];
}
