using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>Where requests go and who signs them.</summary>
/// <param name="region">The region's name.</param>
/// <param name="endpoint">The address.</param>
/// <param name="credentials">The signer's credentials, and how to get them anew.</param>
/// <param name="maxAttempts">How often a request is sent at most, or <see langword="null"/> for the usual number.</param>
internal sealed class AwsConnection(string region, Uri endpoint, CredentialSource credentials, int? maxAttempts)
{
    /// <summary>The region's name, which is part of the signature.</summary>
    public string Region { get; } = region;

    /// <summary>The address.</summary>
    public Uri Endpoint { get; } = endpoint;

    /// <summary>The signer's credentials.</summary>
    public AWSCredentials Credentials => credentials.Current;

    /// <summary>How often a request is sent at most, or <see langword="null"/> for the usual number.</summary>
    public int? MaxAttempts { get; } = maxAttempts;

    /// <summary>The service that is asked.</summary>
    public ServiceDefinition Service { get; init; } = ServiceDefinition.ImageBuilder;

    /// <summary>
    /// Finds the address of CloudWatch Logs, and where it comes from; <see langword="null"/> for a connection to that service itself.
    /// </summary>
    public Func<(Uri Endpoint, SettingSource Source)>? FindLogsEndpoint { get; init; }

    /// <summary>The authorities to trust; <see langword="null"/> for those of the system.</summary>
    public CertificateBundle? Certificates { get; init; }

    /// <summary>The settings that it was made from.</summary>
    public ConnectionSettings Settings { get; init; } = new();

    /// <summary>Where the parts of it come from.</summary>
    public ConnectionOrigin? Origin { get; init; }

    /// <summary>Whether a person may be asked for the code of an MFA device.</summary>
    public bool AsksForCode { get; init; }

    /// <summary>The connection to CloudWatch Logs in the same region, with the same credentials.</summary>
    /// <exception cref="ConfigurationException">The settings for its endpoint cannot be used.</exception>
    public AwsConnection ForLogs()
    {
        var (address, source) = FindLogsEndpoint!();
        return new AwsConnection(Region, address, credentials, MaxAttempts)
        {
            Service = ServiceDefinition.CloudWatchLogs,
            Certificates = Certificates,
            AsksForCode = AsksForCode,
            Settings = Settings,
            Origin = Origin is null ? null : Origin with { Endpoint = source, Note = null },
        };
    }

    /// <summary>Gets new credentials after the service has called the old ones expired.</summary>
    /// <returns>Whether there is a chance that they differ.</returns>
    public bool RefreshCredentials() => credentials.Refresh();
}
