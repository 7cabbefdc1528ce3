namespace ImageBuilderWorkflow.Core;

/// <summary>What the caller says of where to ask and as whom; whatever is <see langword="null"/> is looked up.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>The region's name.</summary>
    public string? Region { get; init; }

    /// <summary>The region of the ARN that is asked about.</summary>
    public string? ArnRegion { get; init; }

    /// <summary>The session's default region, as AWS.Tools keeps one.</summary>
    public string? SessionRegion { get; init; }

    /// <summary>The name of a profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file that holds the profile.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>An access key's id.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The access key's secret.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The token of a temporary access key.</summary>
    public string? SessionToken { get; init; }

    /// <summary>A credentials object of any version of the AWS SDK.</summary>
    public object? Credential { get; init; }

    /// <summary>The session's default credentials, as AWS.Tools keeps some: an object of its own version of the AWS SDK.</summary>
    public object? SessionCredential { get; init; }

    /// <summary>Another address than the region's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Whether a plain-text address other than loopback may be used.</summary>
    public bool AllowInsecureEndpoint { get; init; }

    /// <summary>Whether to use the FIPS endpoint; <see langword="null"/> leaves it to the environment and the profile.</summary>
    public bool? UseFipsEndpoint { get; init; }

    /// <summary>Whether to use the dual-stack endpoint; <see langword="null"/> leaves it to the environment and the profile.</summary>
    public bool? UseDualStackEndpoint { get; init; }

    /// <summary>How often a request is sent at most; <see langword="null"/> leaves it to the environment and the profile.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>
    /// Whether the region is one of several that are asked with the same credentials. Then it is not the one to ask for the keys of a role.
    /// </summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>
    /// Asks a person for the code of the MFA device with the given serial number; <see langword="null"/> when nobody is there.
    /// </summary>
    public Func<string, string>? AskForMfaCode { get; init; }

    /// <summary>What the caller calls one of these settings; its own name without that.</summary>
    public Func<string, string> NameOf { get; init; } = static name => name;

    /// <summary>
    /// What else than a region and a profile's name is needed to ask at the same address with the same credentials; <see langword="null"/>
    /// when nothing else is.
    /// </summary>
    public ConnectionSettings? ToFollow()
    {
        var isNeeded =
            (AccessKey ?? SecretKey ?? SessionToken ?? Credential ?? ProfileLocation ?? EndpointUrl) is not null
            || AllowInsecureEndpoint
            || UseFipsEndpoint is not null
            || UseDualStackEndpoint is not null;
        return isNeeded
            ? new ConnectionSettings
            {
                ProfileName = ProfileName,
                ProfileLocation = ProfileLocation,
                AccessKey = AccessKey,
                SecretKey = SecretKey,
                SessionToken = SessionToken,
                Credential = Credential,
                EndpointUrl = EndpointUrl,
                AllowInsecureEndpoint = AllowInsecureEndpoint,
                UseFipsEndpoint = UseFipsEndpoint,
                UseDualStackEndpoint = UseDualStackEndpoint,
            }
            : null;
    }

    /// <summary>Nothing of what it holds: some of it is secret.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(ConnectionSettings);
}
