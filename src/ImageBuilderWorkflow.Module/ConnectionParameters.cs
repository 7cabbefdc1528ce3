using System.Management.Automation;
using System.Net;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>The parameters that say where to ask and as whom, as somebody gave them, and the settings that come of them.</summary>
internal sealed record ConnectionParameters
{
    /// <summary>The region's name.</summary>
    public string? Region { get; init; }

    /// <summary>The name of a profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The path of the credentials file, as PowerShell knows it.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>An access key's id.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The access key's secret.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The token of a temporary access key.</summary>
    public string? SessionToken { get; init; }

    /// <summary>A credentials object, or a PSCredential.</summary>
    public object? Credential { get; init; }

    /// <summary>Another address than the region's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Whether a plain-text address other than loopback may be used.</summary>
    public bool AllowInsecureEndpoint { get; init; }

    /// <summary>Whether the FIPS endpoint is asked for.</summary>
    public bool UseFipsEndpoint { get; init; }

    /// <summary>Whether the dual-stack endpoint is asked for.</summary>
    public bool UseDualStackEndpoint { get; init; }

    /// <summary>How often a request is sent at most.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Makes the settings, with what the session adds.</summary>
    /// <param name="arnRegion">The region of the ARN that is asked about, or <see langword="null"/>.</param>
    /// <param name="session">The session.</param>
    /// <param name="sessionCredential">Gets the session's own credentials; is asked only when nothing else is given.</param>
    /// <param name="askForMfaCode">Asks a person for the code of an MFA device; <see langword="null"/> when nobody is to be asked.</param>
    public ConnectionSettings ToSettings(string? arnRegion, SessionState session, Func<object?> sessionCredential, Func<string, string>? askForMfaCode)
    {
        var keys = Credential.Unwrapped();
        var login = (keys as PSCredential)?.GetNetworkCredential() ?? keys as NetworkCredential;
        var settings = new ConnectionSettings
        {
            Region = NullIfEmpty(Region),
            ArnRegion = arnRegion,
            ProfileName = NullIfEmpty(ProfileName),
            ProfileLocation = NullIfEmpty(ProfileLocation) is { } path ? session.Path.GetUnresolvedProviderPathFromPSPath(path) : null,
            AccessKey = NullIfEmpty(AccessKey),
            SecretKey = NullIfEmpty(SecretKey),
            SessionToken = NullIfEmpty(SessionToken),
            Credential = login is null ? keys : null,
            EndpointUrl = NullIfEmpty(EndpointUrl),
            AllowInsecureEndpoint = AllowInsecureEndpoint,
            UseFipsEndpoint = UseFipsEndpoint ? true : null,
            UseDualStackEndpoint = UseDualStackEndpoint ? true : null,
            MaxAttempts = MaxAttempts,
            SessionRegion = AwsToolsSession.Region(session),
            AskForMfaCode = askForMfaCode,
        };
        if (settings.AccessKey is not null || settings.SecretKey is not null || settings.ProfileName is not null)
        {
            return settings;
        }

        if (login is not null)
        {
            return settings with { AccessKey = login.UserName, SecretKey = login.Password };
        }

        return keys is null ? settings with { SessionCredential = sessionCredential() } : settings;
    }

    /// <summary>Nothing of what it holds: some of it is secret.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(ConnectionParameters);

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
