using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Gives the clients for settings: those of the sample account while the process is connected to one, those of AWS otherwise.
/// </summary>
/// <param name="Sample">The sample account, or <see langword="null"/> for AWS.</param>
internal sealed record ClientSource(SampleSession? Sample)
{
    /// <summary>The source that counts now.</summary>
    public static ClientSource Current => new(SampleSession.Current);

    /// <summary>Whether the clients ask a sample account.</summary>
    public bool IsSample => Sample is not null;

    /// <summary>Gives the client for some settings. It may read files and ask other services.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationException">No request can be sent with the settings.</exception>
    public ImageBuilderClient Client(ConnectionSettings settings) => Sample?.Client(settings) ?? ClientCache.Get(settings);

    /// <summary>
    /// The region that is asked with some settings that name none; <see langword="null"/> if only the instance could tell. It may read
    /// files.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ConfigurationException">A profile is missing, or a file cannot be read.</exception>
    public string? DefaultRegion(ConnectionSettings settings) =>
        Sample is null ? ConnectionResolver.DefaultRegion(settings) : SampleSession.RegionOf(settings);
}
