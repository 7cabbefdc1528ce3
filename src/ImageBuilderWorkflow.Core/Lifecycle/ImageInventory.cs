using System.Collections.Concurrent;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The images of an account, each version read when it is first asked for, and once. Deprecated images are among them.
/// </summary>
/// <param name="client">Whom to ask.</param>
/// <param name="pageSize">How many items a request asks for.</param>
/// <param name="throttle">Limits the requests at the same time.</param>
/// <param name="observer">Is told what goes on.</param>
/// <param name="cancellationToken">Ends the requests.</param>
internal sealed class ImageInventory(
    ImageBuilderClient client,
    int pageSize,
    RequestThrottle throttle,
    IRequestObserver observer,
    CancellationToken cancellationToken
)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<List<Image>>>> _builds = new(StringComparer.Ordinal);
    private readonly object _lock = new();
    private Task<List<ImageVersion>>? _versions;

    /// <summary>The builds of the versions that are wanted.</summary>
    /// <param name="isWanted">Whether the builds of a version are wanted.</param>
    /// <exception cref="ImageBuilderException">A request failed for good.</exception>
    public async Task<IReadOnlyList<Image>> BuildsAsync(Predicate<ImageVersion> isWanted)
    {
        var versions = await VersionsAsync().ConfigureAwait(false);

        // A listing that changes while it is read may have a version twice.
        var wanted = versions.FindAll(isWanted).Select(static version => version.Arn).OfType<string>().Distinct(StringComparer.Ordinal);
        var builds = await Task.WhenAll(wanted.Select(BuildsOfAsync)).ConfigureAwait(false);
        return
        [
            .. builds.SelectMany(static build => build).Where(static build => build.Arn is not null).DistinctBy(static build => build.Arn),
        ];
    }

    private Task<List<ImageVersion>> VersionsAsync()
    {
        lock (_lock)
        {
            return _versions ??= ReadAsync(ImageOperations.ListVersions, ImageOperations.ListVersionsRequest(includeDeprecated: true));
        }
    }

    private Task<List<Image>> BuildsOfAsync(string versionArn) =>
        _builds
            .GetOrAdd(
                versionArn,
                arn => new Lazy<Task<List<Image>>>(() => ReadAsync(ImageOperations.ListBuilds, ImageOperations.ListBuildsRequest(arn)))
            )
            .Value;

    private async Task<List<T>> ReadAsync<T>(ListOperation<T> operation, RequestMembers request)
        where T : ServiceObject, new()
    {
        await throttle.EnterAsync(order: 0, cancellationToken).ConfigureAwait(false);
        try
        {
            var items = new List<T>();
            var options = new ListingOptions { PageSize = pageSize };
            var pages = Listing.ReadAsync(client, operation, request, options, matches: null, observer, cancellationToken);
            await foreach (var page in pages.ConfigureAwait(false))
            {
                items.AddRange(page.Items);
            }

            return items;
        }
        finally
        {
            throttle.Leave();
        }
    }
}
