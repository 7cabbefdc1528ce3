using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace ImageBuilderWorkflow.Core;

/// <summary>The SDK's settings for Image Builder.</summary>
internal sealed class SdkConfig : ClientConfig
{
    private static readonly string ProductVersion = typeof(SdkConfig).Assembly.GetName().Version!.ToString(3);

    private static readonly string ProductAgent =
        InternalSDKUtils.BuildUserAgentString(SdkClient.ServiceId, ProductVersion) + " md/ImageBuilderWorkflow#" + ProductVersion;

    /// <summary>Makes the settings.</summary>
    public SdkConfig()
        : base(new StandardDefaults())
    {
        // The name behind AWS_ENDPOINT_URL_IMAGEBUILDER and the profiles' services section.
        ServiceId = SdkClient.ServiceId;
        AuthenticationServiceName = SdkClient.ServiceId;
        DisableLogging = true;
        HttpClientCacheSize = 1;
        HttpClientFactory = new BufferingHttpClientFactory();
        Timeout = SdkClient.RequestTimeout;
    }

    /// <inheritdoc/>
    public override string ServiceVersion => "2019-12-02";

    /// <inheritdoc/>
    public override string UserAgent => ProductAgent;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => SdkClient.ServiceId;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException("The endpoint comes with each request.");

    /// <summary>Nothing to check: region and endpoint come with each request.</summary>
    public override void Validate()
    {
    }

    private sealed class StandardDefaults : IDefaultConfigurationProvider
    {
        private static readonly DefaultConfiguration Standard = new()
        {
            Name = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
        };

        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode) =>
            Standard;
    }
}
