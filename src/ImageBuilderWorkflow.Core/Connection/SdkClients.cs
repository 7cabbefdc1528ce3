using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace ImageBuilderWorkflow.Core;

/// <summary>The SDK's clients that fetch credentials, at the endpoints and in the region of a profile.</summary>
/// <param name="profile">The profile, or <see langword="null"/> when only the environment counts.</param>
/// <param name="region">The region of the security token service and of a login.</param>
internal sealed class SdkClients(Profile? profile, Func<string> region)
{
    private static readonly string[] Services = ["sts", "sso", "sso_oidc", "signin"];

    /// <summary>The region.</summary>
    public string Region => region();

    /// <summary>Equal keys stand for clients that ask in the same way.</summary>
    public string Key =>
        string.Join(
            '|',
            Services
                .Select(service => ConfiguredEndpoint.Find(service, profile)?.Url)
                .Append(profile?.Region)
                .Append(profile?.Text("use_fips_endpoint"))
                .Append(profile?.Text("use_dualstack_endpoint"))
                .Append(profile?.Text("ca_bundle"))
        );

    /// <summary>The security token service, which gives the keys of roles.</summary>
    public AmazonSecurityTokenServiceClient SecurityToken(AWSCredentials credentials) =>
        new(credentials, Configure(new AmazonSecurityTokenServiceConfig(), "sts", Region));

    /// <summary>The service that gives the keys of a sign-on.</summary>
    public AmazonSSOClient SignOn(string signOnRegion) =>
        new(new AnonymousAWSCredentials(), Configure(new AmazonSSOConfig(), "sso", signOnRegion));

    /// <summary>The service that renews the token of a sign-on.</summary>
    public AmazonSSOOIDCClient SignOnTokens(string signOnRegion) =>
        new(new AnonymousAWSCredentials(), Configure(new AmazonSSOOIDCConfig(), "sso_oidc", signOnRegion));

    /// <summary>Where the keys of a login are renewed.</summary>
    public Uri SignIn() => Endpoint("signin") ?? EndpointRules.SignIn(Region);

    /// <summary>The authorities to trust; <see langword="null"/> for those of the system.</summary>
    public CertificateBundle? Certificates => CertificateBundle.Find(profile);

    private Uri? Endpoint(string service) =>
        ConfiguredEndpoint.Find(service, profile) is { } found ? EndpointRules.Parse(found.Url, found.Source.Text) : null;

    // Nothing is left to the SDK's own look at the files and the environment, which is stricter than the AWS CLI's.
    private T Configure<T>(T config, string service, string serviceRegion)
        where T : ClientConfig
    {
        config.DefaultConfigurationMode = DefaultConfigurationMode.Standard;
        config.IgnoreConfiguredEndpointUrls = true;
        config.SetWebProxy(SystemProxy.Instance);
        config.HttpClientFactory = Certificates is { } certificates ? new TrustingClients(certificates) : null;
        if (Endpoint(service) is { } endpoint)
        {
            (config.UseFIPSEndpoint, config.UseDualstackEndpoint) = (false, false);
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = serviceRegion;
        }
        else
        {
            config.UseFIPSEndpoint = EnvironmentSetting.Truth("AWS_USE_FIPS_ENDPOINT") ?? profile?.Truth("use_fips_endpoint") ?? false;
            config.UseDualstackEndpoint =
                EnvironmentSetting.Truth("AWS_USE_DUALSTACK_ENDPOINT") ?? profile?.Truth("use_dualstack_endpoint") ?? false;
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(serviceRegion);
        }

        return config;
    }

    private sealed class TrustingClients(CertificateBundle certificates) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(AwsTransport.MakeHandler(certificates));

        // The clients of the SDK live as long as the credentials that they fetch.
        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
    }
}
