namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Reads an image build for a comparison. Each property starts its requests when it is read first; all of them can be under way at the same
/// time. The properties are read on one thread.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="arn">The ARN of the image build version.</param>
/// <param name="throttle">Limits the requests of both builds.</param>
/// <param name="observer">Is told of every request.</param>
/// <param name="cancellationToken">Ends the requests.</param>
internal sealed class ComparedBuild(
    ImageBuilderClient client,
    string arn,
    RequestThrottle throttle,
    IRequestObserver observer,
    CancellationToken cancellationToken
)
{
    private Task<Image>? _image;
    private Task<List<WorkflowExecution>>? _executions;
    private Task<Dictionary<string, TimeSpan>>? _stepTimes;
    private Task<List<ImagePackage>>? _packages;

    /// <summary>The client.</summary>
    public ImageBuilderClient Client => client;

    /// <summary>The ARN of the image build version.</summary>
    public string Arn => arn;

    /// <summary>The image build, from GetImage.</summary>
    public Task<Image> Image => _image ??= Run(() => client.GetAsync(ImageOperations.Get, arn, observer, cancellationToken));

    /// <summary>The workflow executions that count: not those that were retried.</summary>
    public Task<List<WorkflowExecution>> Executions =>
        _executions ??= Run(async () =>
        {
            var executions = await ListAsync(WorkflowExecutionOperations.List, WorkflowExecutionOperations.ListRequest(arn))
                .ConfigureAwait(false);
            return executions.FindAll(static execution => execution.Retried is not true);
        });

    /// <summary>How long the steps took.</summary>
    public Task<Dictionary<string, TimeSpan>> StepTimes => _stepTimes ??= StepTimesAsync(Executions);

    /// <summary>The packages.</summary>
    public Task<List<ImagePackage>> Packages =>
        _packages ??= Run(() => ListAsync(ImagePackageOperations.List, ImagePackageOperations.ListRequest(arn)));

    /// <summary>
    /// Finds the reference for this build if none is named: the last available build before it, of the same pipeline if there is one,
    /// otherwise of the same image.
    /// </summary>
    /// <returns>The ARN; <see langword="null"/> if there is none.</returns>
    public Task<string?> FindReferenceAsync() => Run(FindAsync);

    private static string? ImageOf(string? arn) => ArnText.Behind(arn, ":image/")?.Split('/')[0];

    private async Task<string?> FindAsync()
    {
        var image = await Image.ConfigureAwait(false);
        return (image.SourcePipelineArn is { } pipeline ? Last(image, await OfPipelineAsync(pipeline).ConfigureAwait(false)) : null)
            ?? Last(image, await OfNameAsync(image.Name).ConfigureAwait(false));
    }

    private string? Last(Image image, IEnumerable<Image> builds) =>
        builds
            .Where(build =>
                build.Status == "AVAILABLE"
                && build.Arn != arn
                && ImageOf(build.Arn) == ImageOf(arn)
                && build.DateCreated < (image.DateCreated ?? DateTime.MaxValue)
            )
            .OrderBy(static build => build.DateCreated)
            .ThenBy(static build => build.Arn, StringComparer.Ordinal)
            .LastOrDefault()
            ?.Arn;

    // A pipeline that was deleted has no builds any more.
    private async Task<List<Image>> OfPipelineAsync(string pipelineArn)
    {
        try
        {
            return await ListAsync(ImageOperations.ListPipelineImages, ImageOperations.ListPipelineImagesRequest(pipelineArn))
                .ConfigureAwait(false);
        }
        catch (ImageBuilderException error) when (error.ErrorCode == "ResourceNotFoundException")
        {
            return [];
        }
    }

    private async Task<IEnumerable<Image>> OfNameAsync(string? name)
    {
        if (name is null)
        {
            return [];
        }

        var request = ImageOperations.ListVersionsRequest(
            includeDeprecated: true,
            filters: [new Filter { Name = "name", Values = [name] }]
        );
        var versions = await ListAsync(ImageOperations.ListVersions, request).ConfigureAwait(false);
        var builds = await Task.WhenAll(
                versions
                    .Select(static version => version.Arn)
                    .OfType<string>()
                    .Select(version => ListAsync(ImageOperations.ListBuilds, ImageOperations.ListBuildsRequest(version)))
            )
            .ConfigureAwait(false);
        return builds.SelectMany(static builds => builds);
    }

    private async Task<Dictionary<string, TimeSpan>> StepTimesAsync(Task<List<WorkflowExecution>> reading)
    {
        var executions = await reading.ConfigureAwait(false);
        var begun = executions.FindAll(static execution => execution is { StartTime: not null, WorkflowExecutionId: not null });
        var steps = await Task.WhenAll(
                begun.Select(execution =>
                    ListAsync(
                        WorkflowStepExecutionOperations.List,
                        WorkflowStepExecutionOperations.ListRequest(execution.WorkflowExecutionId!)
                    )
                )
            )
            .ConfigureAwait(false);
        return Core.StepTimes.Of(begun.Zip(steps));
    }

    // Building a request and finding the credentials take time on the thread that begins.
    private Task<T> Run<T>(Func<Task<T>> read) => Task.Run(read, cancellationToken);

    // A listing has one request under way at a time.
    private async Task<List<T>> ListAsync<T>(ListOperation<T> operation, RequestMembers request)
        where T : ServiceObject, new()
    {
        await throttle.EnterAsync(order: 0, cancellationToken).ConfigureAwait(false);
        try
        {
            return await Listing
                .ReadAllAsync(client, operation, request, new ListingOptions(), observer, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            throttle.Leave();
        }
    }
}
