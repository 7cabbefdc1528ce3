using System.Collections.Concurrent;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>Finds out where to ask and as whom: what the caller says comes first, what the machine says last.</summary>
internal static class ConnectionResolver
{
    // Credentials that fetch themselves and are good for hours, by what the environment says of where to fetch them.
    private static readonly ConcurrentDictionary<string, AWSCredentials> Fetching = new();

    /// <summary>Makes the connection.</summary>
    /// <exception cref="ConfigurationException">Something is missing or wrong; the message says what to do.</exception>
    public static AwsConnection Resolve(ConnectionSettings settings)
    {
        SdkIsolation.Apply();
        var metadata = new InstanceMetadata();
        var profiles = new ProfileStore(settings.ProfileLocation);
        var named = settings.ProfileName is null ? null : profiles.Find(settings.ProfileName);
        var fallback = new Lazy<Profile?>(() => FindDefault(settings, profiles));
        var credentials = ResolveCredentials(settings, profiles, named, fallback, metadata);
        var (region, regionSource) =
            FindRegion(settings, named, fallback)
            ?? FromInstance(metadata)
            ?? throw new ConfigurationException(ConfigurationError.RegionNotFound, "No AWS region was found.");
        var profile = new Lazy<Profile?>(() => named ?? fallback.Value);
        CheckRegion(region, regionSource, named ?? (regionSource.Code == SettingSource.ProfileCode ? fallback.Value : null));
        var (endpoint, endpointSource) = ResolveEndpoint(ServiceDefinition.ImageBuilder, settings, region, profile);
        return new AwsConnection(
            region,
            endpoint,
            credentials.Source,
            settings.MaxAttempts
                ?? EnvironmentSetting.Count("AWS_MAX_ATTEMPTS")
                ?? profile.Value?.Count("max_attempts")
                ?? profile.Value?.Stored?.MaxAttempts
        )
        {
            Certificates = CertificateBundle.Find(profile.Value),
            AsksForCode = credentials.Found?.Guarded.Count > 0,
            Settings = settings,
            FindLogsEndpoint = () => ResolveEndpoint(ServiceDefinition.CloudWatchLogs, settings, region, profile),
            Origin = new ConnectionOrigin
            {
                Region = regionSource,
                Endpoint = endpointSource,
                Credentials = credentials.Origin,
                CredentialKind = credentials.Found?.Kind,
                CredentialPlace = credentials.Found?.Place,
                Profile = credentials.Profile,
                Note =
                    settings.Region is null && settings.ArnRegion is null && named is { Region: null }
                        ? $"The profile '{named.Name}' names no region; that from {regionSource.Text} is asked."
                        : null,
            },
        };
    }

    /// <summary>
    /// The region that is asked where the caller gives none; <see langword="null"/> where nothing but the instance could tell.
    /// </summary>
    /// <exception cref="ConfigurationException">A profile is missing, or a file cannot be read.</exception>
    public static string? DefaultRegion(ConnectionSettings settings)
    {
        var profiles = new ProfileStore(settings.ProfileLocation);
        var named = settings.ProfileName is null ? null : profiles.Find(settings.ProfileName);
        return FindRegion(WithoutRegion(settings), named, new Lazy<Profile?>(() => FindDefault(settings, profiles)))?.Name;
    }

    private static ConnectionSettings WithoutRegion(ConnectionSettings settings) => settings with { Region = null, ArnRegion = null };

    private static (string Name, SettingSource Source)? FindRegion(ConnectionSettings settings, Profile? named, Lazy<Profile?> fallback)
    {
        if (settings.Region is { } given)
        {
            return (given, Given(settings, nameof(settings.Region)));
        }

        if (settings.ArnRegion is { } own)
        {
            return (own, new SettingSource(SettingSource.ArnCode, "the ARN"));
        }

        if (named?.Region is { } ofProfile)
        {
            return (ofProfile, SettingSource.Profile(named.Name));
        }

        if (settings.SessionRegion is { } ofSession)
        {
            return (ofSession, new SettingSource(SettingSource.SessionCode, "the session's default (AWS.Tools)"));
        }

        string[] variables = ["AWS_REGION", "AWS_DEFAULT_REGION"];
        if (variables.FirstOrDefault(name => EnvironmentSetting.Text(name) is not null) is { } variable)
        {
            return (EnvironmentSetting.Text(variable)!, SettingSource.Environment(variable));
        }

        return fallback.Value is { Region: { } region } profile ? (region, SettingSource.Profile(profile.Name)) : null;
    }

    // A region that a file or a variable gives is mistaken there: the error tells the place.
    private static void CheckRegion(string region, SettingSource source, Profile? profile)
    {
        var place = source.Code switch
        {
            SettingSource.ProfileCode => profile?.Find("region")?.Place ?? source.Text,
            SettingSource.EnvironmentCode => source.Text,
            _ => null,
        };
        if (place is not null)
        {
            EndpointRules.CheckRegion(region, place);
        }
    }

    private static (string Name, SettingSource Source)? FromInstance(InstanceMetadata metadata) =>
        metadata.Region() is { } region ? (region, new SettingSource(SettingSource.InstanceCode, "the instance")) : null;

    // Whoever gives the keys needs no default profile: that AWS_PROFILE names one that is missing is no reason to refuse them. (A file
    // that cannot be read is: it may say where to ask.)
    private static Profile? FindDefault(ConnectionSettings settings, ProfileStore profiles)
    {
        try
        {
            return profiles.FindDefault();
        }
        catch (ConfigurationException error)
            when (error.Code == ConfigurationError.ProfileNotFound
                && (settings.AccessKey ?? settings.Credential ?? settings.SessionCredential) is not null
            )
        {
            return null;
        }
    }

    private static Signer ResolveCredentials(
        ConnectionSettings settings,
        ProfileStore profiles,
        Profile? named,
        Lazy<Profile?> fallback,
        InstanceMetadata metadata
    )
    {
        if ((settings.AccessKey ?? settings.SecretKey ?? settings.SessionToken) is not null)
        {
            return new Signer(new CredentialSource(ExplicitKeys(settings)), Given(settings, nameof(settings.AccessKey)));
        }

        if (named is not null)
        {
            return FromProfile(profiles, named, settings, fallback);
        }

        if ((settings.Credential ?? settings.SessionCredential) is { } given)
        {
            var credentials =
                given as AWSCredentials
                ?? ForeignCredentials.TryWrap(given)
                ?? throw new ConfigurationException(
                    ConfigurationError.InvalidCredential,
                    $"{settings.NameOf(nameof(settings.Credential))} is a {given.GetType().FullName}, which gives no AWS keys."
                );
            return new Signer(
                new CredentialSource(credentials),
                settings.Credential is null
                    ? new SettingSource(SettingSource.SessionCode, "the session's default (AWS.Tools)")
                    : Given(settings, nameof(settings.Credential))
            );
        }

        return FromEnvironment()
            ?? (fallback.Value is { HasCredentials: true } profile ? FromProfile(profiles, profile, settings, fallback) : null)
            ?? FromContainer()
            ?? FromWebIdentity(() => FindRegion(settings, null, fallback)?.Name)
            ?? FromRole(metadata)
            ?? throw new ConfigurationException(ConfigurationError.CredentialsNotFound, "No AWS credentials were found.");
    }

    private static Signer? FromRole(InstanceMetadata metadata) =>
        metadata.Credentials() is { } role
            ? new Signer(new CredentialSource(role), new SettingSource(SettingSource.InstanceCode, "the instance's role"))
            : null;

    private static AWSCredentials ExplicitKeys(ConnectionSettings settings)
    {
        var missing = new List<string>();
        if (string.IsNullOrEmpty(settings.AccessKey))
            missing.Add(nameof(settings.AccessKey));
        if (string.IsNullOrEmpty(settings.SecretKey))
            missing.Add(nameof(settings.SecretKey));
        if (missing.Count > 0)
        {
            throw new ConfigurationException(ConfigurationError.IncompleteAccessKey, "The access key is not complete.")
            {
                Missing = missing,
            };
        }

        return string.IsNullOrEmpty(settings.SessionToken)
            ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
            : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
    }

    // A file that another program keeps up to date is worth another look when what it held has expired.
    private static Signer FromProfile(ProfileStore profiles, Profile profile, ConnectionSettings settings, Lazy<Profile?> fallback)
    {
        var found = profiles.Credentials(profile, Region, settings.AskForMfaCode);
        var source = new CredentialSource(
            found.Credentials,
            () =>
            {
                var anew = new ProfileStore(settings.ProfileLocation);
                return anew.Credentials(anew.Find(profile.Name), Region, settings.AskForMfaCode).Credentials;
            }
        );
        return new Signer(source, SettingSource.Profile(profile.Name)) { Found = found, Profile = profile.Name };

        string? Region() => FindRegion(settings.IsOneOfMany ? WithoutRegion(settings) : settings, profile, fallback)?.Name;
    }

    private static Signer? FromEnvironment() =>
        EnvironmentKeys.TryRead() is { } credentials
            ? new Signer(
                new CredentialSource(credentials, () => EnvironmentKeys.TryRead() ?? credentials),
                SettingSource.Environment("AWS_ACCESS_KEY_ID")
            )
            : null;

    private static Signer? FromContainer()
    {
        string[] variables = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];
        return variables.FirstOrDefault(name => EnvironmentSetting.Text(name) is not null) is { } variable
            ? new Signer(
                new CredentialSource(
                    Fetching.GetOrAdd("container " + EnvironmentSetting.Text(variable), static _ => new GenericContainerCredentials())
                ),
                new SettingSource(SettingSource.ContainerCode, variable)
            )
            : null;
    }

    private static Signer? FromWebIdentity(Func<string?> region)
    {
        if (
            EnvironmentSetting.Text("AWS_WEB_IDENTITY_TOKEN_FILE") is not { } file
            || EnvironmentSetting.Text("AWS_ROLE_ARN") is not { } role
        )
        {
            return null;
        }

        var session = EnvironmentSetting.Text("AWS_ROLE_SESSION_NAME") ?? Guid.NewGuid().ToString();
        var credentials = Fetching.GetOrAdd(
            $"web identity {file} {role}",
            _ => new WebIdentityCredentials(file, role, session, new SdkClients(profile: null, () => region() ?? "us-east-1"))
        );
        return new Signer(new CredentialSource(credentials), new SettingSource(SettingSource.ContainerCode, "AWS_WEB_IDENTITY_TOKEN_FILE"));
    }

    private static (Uri Endpoint, SettingSource Source) ResolveEndpoint(
        ServiceDefinition service,
        ConnectionSettings settings,
        string region,
        Lazy<Profile?> profile
    )
    {
        var useFips =
            settings.UseFipsEndpoint
            ?? EnvironmentSetting.Truth("AWS_USE_FIPS_ENDPOINT")
            ?? profile.Value?.Truth("use_fips_endpoint")
            ?? profile.Value?.Stored?.UseFIPSEndpoint
            ?? false;
        var useDualStack =
            settings.UseDualStackEndpoint
            ?? EnvironmentSetting.Truth("AWS_USE_DUALSTACK_ENDPOINT")
            ?? profile.Value?.Truth("use_dualstack_endpoint")
            ?? profile.Value?.Stored?.UseDualstackEndpoint
            ?? false;
        (string Url, SettingSource Source)? given = settings.EndpointUrl is { } url
            ? (url, Given(settings, nameof(settings.EndpointUrl)))
            : null;

        // The caller's address is Image Builder's. An emulator on this computer has all services at one address.
        var custom =
            service == ServiceDefinition.ImageBuilder
                ? given ?? ConfiguredEndpoint.Find(service.SettingsName, profile.Value)
                : ConfiguredEndpoint.Find(service.SettingsName, profile.Value)
                    ?? (given is { } own && EndpointRules.IsLoopback(own.Url) ? given : null);
        if (custom is not { } found)
        {
            return (
                EndpointRules.ForRegion(service, region, useFips, useDualStack),
                new SettingSource(SettingSource.RegionCode, "the region")
            );
        }

        EndpointRules.CheckRegion(region);
        return useFips || useDualStack
            ? throw new ConfigurationException(
                ConfigurationError.EndpointNotSupported,
                $"A FIPS or dual-stack endpoint is asked for, and '{found.Url}' ({found.Source.Text}) as well. One of them has to go."
            )
            : (EndpointRules.Custom(found.Url, found.Source.Text, settings.AllowInsecureEndpoint), found.Source);
    }

    private static SettingSource Given(ConnectionSettings settings, string name) => SettingSource.Parameter(settings.NameOf(name));

    // Who signs, and how that was found out.
    private sealed record Signer(CredentialSource Source, SettingSource Origin)
    {
        public ProfileCredentials? Found { get; init; }

        public string? Profile { get; init; }
    }
}
