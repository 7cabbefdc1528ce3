using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The settings of <see cref="PlainSdkClient"/>: the SDK's own defaults.</summary>
internal sealed class PlainSdkConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("Imagebuilder", "4.0");

    /// <summary>Makes the settings for an address and a region.</summary>
    public PlainSdkConfig(string url, string region)
        : base(new StandardDefaults())
    {
        AuthenticationServiceName = RegionEndpointServiceName;
        AuthenticationRegion = region;
        ServiceURL = url;
        EndpointProvider = new FixedEndpoint(new Endpoint(url));
    }

    public override string ServiceVersion => "2019-12-02";

    public override string UserAgent => Agent;

    public override string RegionEndpointServiceName => "imagebuilder";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);

    private sealed class FixedEndpoint(Endpoint endpoint) : IEndpointProvider
    {
        public Endpoint ResolveEndpoint(EndpointParameters parameters) => endpoint;
    }

    private sealed class StandardDefaults : IDefaultConfigurationProvider
    {
        private static readonly DefaultConfiguration Standard = new()
        {
            Name = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
        };

        public IDefaultConfiguration GetDefaultConfiguration(
            RegionEndpoint clientRegion,
            DefaultConfigurationMode? requestedConfigurationMode
        ) => Standard;
    }
}
