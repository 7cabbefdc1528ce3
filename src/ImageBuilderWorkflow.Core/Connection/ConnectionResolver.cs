using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Finds out where to ask and as whom: what the caller says comes first, then the named profile, then what the AWS SDK finds in
/// the environment.
/// </summary>
internal static class ConnectionResolver
{
    /// <summary>Makes the connection.</summary>
    /// <exception cref="ConfigurationException">Something is missing or wrong; the message says what to do.</exception>
    public static AwsConnection Resolve(ConnectionSettings settings)
    {
        var profile = settings.ProfileName is null ? null : FindProfile(settings.ProfileName, settings.ProfileLocation);
        var credentials = ResolveCredentials(settings);
        var region = settings.Region ?? settings.ArnRegion ?? profile?.Region?.SystemName ?? DefaultRegion();
        return new AwsConnection(region, ResolveEndpoint(settings, region), credentials);
    }

    private static AWSCredentials ResolveCredentials(ConnectionSettings settings)
    {
        if (settings.AccessKey is not null || settings.SecretKey is not null)
        {
            return ExplicitKeys(settings);
        }

        if (settings.ProfileName is null && settings.Credential is not null)
        {
            return settings.Credential as AWSCredentials ?? ForeignCredentials.TryWrap(settings.Credential)
                ?? throw new ConfigurationException(
                    "InvalidCredential",
                    $"-Credential is a {settings.Credential.GetType().FullName}. Give an AWSCredentials object (Get-AWSCredential of AWS.Tools), or a PSCredential with the access key as user name and the secret key as password.");
        }

        try
        {
            // The SDK keeps what it has resolved and watches the files, so asking it every time is cheap and never stale.
            return DefaultAWSCredentialsIdentityResolver.GetCredentials(ConfigFor(settings));
        }
        catch (Exception error) when (error is AmazonClientException or InvalidDataException or InvalidOperationException)
        {
            throw settings.ProfileName is null
                ? new ConfigurationException(
                    "CredentialsNotFound",
                    "No AWS credentials were found. Give -ProfileName, -AccessKey and -SecretKey, or -Credential; or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                    error)
                : new ConfigurationException(
                    "ProfileNotUsable", $"The profile '{settings.ProfileName}' gives no credentials: {error.Message}", error);
        }
    }

    private static AWSCredentials ExplicitKeys(ConnectionSettings settings)
    {
        if (settings.AccessKey is null || settings.SecretKey is null)
        {
            throw new ConfigurationException("IncompleteAccessKey", "-AccessKey and -SecretKey belong together; only one of them was given.");
        }

        return settings.SessionToken is null
            ? new BasicAWSCredentials(settings.AccessKey, settings.SecretKey)
            : new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken);
    }

    private static CredentialProfile FindProfile(string name, string? location)
    {
        var store = new CredentialProfileStoreChain(location);
        if (store.TryGetProfile(name, out var profile))
        {
            return profile;
        }

        var known = store.ListProfiles().Select(other => other.Name).Order(StringComparer.OrdinalIgnoreCase).ToList();
        throw new ConfigurationException(
            "ProfileNotFound",
            $"There is no profile '{name}'{(location is null ? string.Empty : $" in '{location}'")}. "
            + (known.Count == 0 ? "No profiles were found at all." : "Known profiles: " + string.Join(", ", known) + "."));
    }

    private static SdkConfig ConfigFor(ConnectionSettings settings)
    {
        var config = new SdkConfig();
        if (settings.ProfileName is not null)
        {
            config.Profile = new Profile(settings.ProfileName, settings.ProfileLocation);
        }

        return config;
    }

    private static string DefaultRegion()
    {
        if (Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } region)
        {
            return region;
        }

        if (Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION") is { Length: > 0 } other)
        {
            return other;
        }

        // The SDK keeps the first region it finds for good, also when the profile changes in the session.
        FallbackRegionFactory.Reset();
        return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: !IsMetadataDisabled())?.SystemName
            ?? throw new ConfigurationException(
                "RegionNotFound",
                "No AWS region was found. Give -Region, for example -Region eu-west-1; or set AWS_REGION, or a region in your profile. (An ARN names its region itself; an id does not.)");
    }

    private static bool IsMetadataDisabled() =>
        string.Equals(Environment.GetEnvironmentVariable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);

    private static Uri ResolveEndpoint(ConnectionSettings settings, string region)
    {
        if (!Fn.IsValidHostLabel(region, allowSubDomains: false))
        {
            throw new ConfigurationException("InvalidRegion", $"'{region}' is not the name of a region. A region looks like eu-west-1.");
        }

        // Without -EndpointUrl the SDK's settings say: AWS_ENDPOINT_URL_IMAGEBUILDER, AWS_ENDPOINT_URL, the profile's endpoint_url.
        string? url;
        try
        {
            url = settings.EndpointUrl ?? ConfigFor(settings).ServiceURL;
        }
        catch (AmazonClientException error)
        {
            throw new ConfigurationException("InvalidEndpointUrl", error.Message, error);
        }

        if (string.IsNullOrEmpty(url))
        {
            return new Uri($"https://{SdkClient.ServiceId}.{region}.{Fn.Partition(region).dnsSuffix}/");
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new ConfigurationException(
                "InvalidEndpointUrl", $"'{url}' is not the address of an endpoint. It looks like https://imagebuilder.eu-west-1.amazonaws.com.");
    }
}
