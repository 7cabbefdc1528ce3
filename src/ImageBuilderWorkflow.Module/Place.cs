using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>One of the accounts and regions that a listing asks.</summary>
/// <param name="profileName">The profile that gives the credentials; <see langword="null"/> when none is named.</param>
/// <param name="region">The region; <see langword="null"/> for the one of the profile or the session.</param>
/// <param name="connect">Makes the client. It is called once, on any thread.</param>
internal sealed class Place(string? profileName, string? region, Func<Task<ImageBuilderClient>> connect)
{
    private readonly Lazy<Task<ImageBuilderClient>> _client = new(connect);

    /// <summary>The profile that gives the credentials; <see langword="null"/> when none is named.</summary>
    public string? ProfileName => profileName;

    /// <summary>The region; <see langword="null"/> for the one of the profile or the session.</summary>
    public string? Region => region;

    /// <summary>Whether a wildcard stands for the region, so that nobody has asked for this one in particular.</summary>
    public bool IsMatched { get; init; }

    /// <summary>The client. It fails with a <see cref="ConfigurationException"/> when there can be none.</summary>
    public Task<ImageBuilderClient> ClientAsync() => _client.Value;

    /// <summary>Returns the profile and the region.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        (profileName, region) switch
        {
            (null, null) => "the default region",
            (null, _) => region,
            (_, null) => $"profile '{profileName}'",
            _ => $"profile '{profileName}', {region}",
        };
}
