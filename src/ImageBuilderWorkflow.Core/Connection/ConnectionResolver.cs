using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

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
        var metadata = new InstanceMetadata();
        var profiles = new ProfileStore(settings.ProfileLocation);
        var named = settings.ProfileName is null ? null : profiles.Find(settings.ProfileName);
        var fallback = new Lazy<CredentialProfile?>(() => FindDefault(settings, profiles));
        var credentials = ResolveCredentials(settings, profiles, named, fallback, metadata);
        var region = settings.Region ?? settings.ArnRegion ?? named?.Region?.SystemName ?? settings.SessionRegion
            ?? EnvironmentSetting.Text("AWS_REGION") ?? EnvironmentSetting.Text("AWS_DEFAULT_REGION")
            ?? fallback.Value?.Region?.SystemName ?? metadata.Region()
            ?? throw new ConfigurationException(
                "RegionNotFound",
                "No AWS region was found. Give -Region, for example -Region eu-west-1; or set AWS_REGION, or a region in your profile. (An ARN names its region itself; an id does not.)");
        var profile = new Lazy<CredentialProfile?>(() => named ?? fallback.Value);
        return new AwsConnection(
            region,
            ResolveEndpoint(settings, region, profile),
            credentials,
            settings.MaxAttempts ?? EnvironmentSetting.Count("AWS_MAX_ATTEMPTS") ?? profile.Value?.MaxAttempts);
    }

    // Whoever gives the keys needs no default profile: that AWS_PROFILE names one that is missing is no reason to refuse them. (A file
    // that cannot be read is: the SDK reads it for settings of its own.)
    private static CredentialProfile? FindDefault(ConnectionSettings settings, ProfileStore profiles)
    {
        try
        {
            return profiles.FindDefault();
        }
        catch (ConfigurationException error) when (error.ErrorCode == ProfileStore.NotFound && (settings.AccessKey ?? settings.Credential ?? settings.SessionCredential) is not null)
        {
            return null;
        }
    }

    private static CredentialSource ResolveCredentials(
        ConnectionSettings settings, ProfileStore profiles, CredentialProfile? named, Lazy<CredentialProfile?> fallback, InstanceMetadata metadata)
    {
        if ((settings.AccessKey ?? settings.SecretKey ?? settings.SessionToken) is not null)
        {
            return new CredentialSource(ExplicitKeys(settings));
        }

        if (named is not null)
        {
            return FromProfile(profiles, named, settings);
        }

        if ((settings.Credential ?? settings.SessionCredential) is { } given)
        {
            return new CredentialSource(given as AWSCredentials ?? ForeignCredentials.TryWrap(given)
                ?? throw new ConfigurationException(
                    "InvalidCredential",
                    $"-Credential is a {given.GetType().FullName}. Give an AWSCredentials object (Get-AWSCredential of AWS.Tools), or a PSCredential with the access key as user name and the secret key as password."));
        }

        return FromEnvironment()
            ?? (fallback.Value is { CanCreateAWSCredentials: true } profile ? FromProfile(profiles, profile, settings) : null)
            ?? FromContainer()
            ?? FromWebIdentity()
            ?? (metadata.Credentials() is { } role ? new CredentialSource(role) : null)
            ?? throw new ConfigurationException(
                "CredentialsNotFound",
                "No AWS credentials were found. Give -ProfileName, -AccessKey and -SecretKey, or -Credential; or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. With AWS.Tools loaded, Set-AWSCredential does it too.");
    }

    private static AWSCredentials ExplicitKeys(ConnectionSettings settings)
    {
        if (string.IsNullOrEmpty(settings.AccessKey) || string.IsNullOrEmpty(settings.SecretKey))
        {
            throw new ConfigurationException(
                "IncompleteAccessKey", "-AccessKey and -SecretKey belong together, and -SessionToken belongs to both; not all that is needed was given.");
        }

        return string.IsNullOrEmpty(settings.SessionToken)
            ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
            : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
    }

    // A file that another program keeps up to date is worth another look when what it held has expired.
    private static CredentialSource FromProfile(ProfileStore profiles, CredentialProfile profile, ConnectionSettings settings) => new(
        profiles.Credentials(profile, settings.AskForMfaCode),
        () => profiles.Credentials(profiles.Find(profile.Name), settings.AskForMfaCode));

    private static CredentialSource? FromEnvironment()
    {
        return Read() is { } credentials ? new CredentialSource(credentials, () => Read() ?? credentials) : null;

        static AWSCredentials? Read() =>
            EnvironmentSetting.Text("AWS_ACCESS_KEY_ID") is null
            || (EnvironmentSetting.Text("AWS_SECRET_ACCESS_KEY") ?? EnvironmentSetting.Text("AWS_SECRET_KEY")) is null
                ? null
                : new EnvironmentVariablesAWSCredentials();
    }

    private static CredentialSource? FromContainer() =>
        (EnvironmentSetting.Text("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") ?? EnvironmentSetting.Text("AWS_CONTAINER_CREDENTIALS_FULL_URI")) is { } uri
            ? new CredentialSource(Fetching.GetOrAdd("container " + uri, static _ => new GenericContainerCredentials()))
            : null;

    private static CredentialSource? FromWebIdentity() =>
        EnvironmentSetting.Text("AWS_WEB_IDENTITY_TOKEN_FILE") is { } file && EnvironmentSetting.Text("AWS_ROLE_ARN") is { } role
            ? new CredentialSource(Fetching.GetOrAdd(
                $"web identity {file} {role}", static _ => AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables()))
            : null;

    private static Uri ResolveEndpoint(ConnectionSettings settings, string region, Lazy<CredentialProfile?> profile)
    {
        var useFips = settings.UseFipsEndpoint ?? EnvironmentSetting.Truth("AWS_USE_FIPS_ENDPOINT") ?? profile.Value?.UseFIPSEndpoint ?? false;
        var useDualStack =
            settings.UseDualStackEndpoint ?? EnvironmentSetting.Truth("AWS_USE_DUALSTACK_ENDPOINT") ?? profile.Value?.UseDualstackEndpoint ?? false;
        if ((settings.EndpointUrl ?? ConfiguredUrl(settings, profile)) is not { } url)
        {
            return EndpointRules.ForRegion(region, useFips, useDualStack);
        }

        EndpointRules.CheckRegion(region);
        return useFips || useDualStack
            ? throw new ConfigurationException(
                "EndpointNotSupported", $"A FIPS or dual-stack endpoint is asked for, and '{url}' as well. One of them has to go.")
            : EndpointRules.Custom(url, settings.AllowInsecureEndpoint);
    }

    // AWS_ENDPOINT_URL_IMAGEBUILDER, AWS_ENDPOINT_URL, the profile's services section, and whether any of them counts.
    private static string? ConfiguredUrl(ConnectionSettings settings, Lazy<CredentialProfile?> profile)
    {
        if (EnvironmentSetting.Truth("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile.Value?.IgnoreConfiguredEndpointUrls ?? false)
        {
            return null;
        }

        var config = new SdkConfig { IgnoreConfiguredEndpointUrls = false };
        if (settings.ProfileName is not null)
        {
            config.Profile = new Profile(settings.ProfileName, settings.ProfileLocation);
        }

        try
        {
            return config.ServiceURL ?? profile.Value?.EndpointUrl;
        }
        catch (AmazonClientException error)
        {
            throw new ConfigurationException("InvalidEndpointUrl", error.Message, error);
        }
    }
}
