using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Completes what this computer knows. It is read anew each time, but not twice in a moment.</summary>
internal abstract class LocalCompleter : Completer
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    /// <summary>Reads it, in the background: a home folder may lie on a server that does not answer.</summary>
    /// <param name="key">What is read; equal keys stand for the same.</param>
    /// <param name="read">Reads it.</param>
    private protected static CompletionLoad Read(object key, Func<IEnumerable<CompletionItem>> read) =>
        CompletionCache.Shared.Open(
            key,
            Kept,
            (load, cancellationToken) =>
                Task.Run(
                    () =>
                    {
                        foreach (var item in read())
                        {
                            load.Add(item);
                        }
                    },
                    cancellationToken
                )
        );
}

/// <summary>Completes the names of regions; a part of what a region is called, such as Ireland, will do.</summary>
internal sealed class RegionCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionRequest request) =>
        Read(
            nameof(KnownRegions),
            static () =>
                KnownRegions.All.Select(static region => new CompletionItem(region.Name, region.DisplayName, region.Name)
                {
                    State = region.DisplayName,
                })
        );
}

/// <summary>Completes the names of the profiles in the AWS credentials and config files.</summary>
internal sealed class ProfileNameCompleter : LocalCompleter
{
    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionRequest request)
    {
        var location = request.Bound.Text(nameof(ConnectedCmdlet.ProfileLocation)) is { Length: > 0 } path
            ? request.Session.Path.GetUnresolvedProviderPathFromPSPath(path)
            : null;
        return Read(
            (nameof(ProfileStore), location),
            () => new ProfileStore(location).Names().Select(name => new CompletionItem(name, name, name))
        );
    }
}
