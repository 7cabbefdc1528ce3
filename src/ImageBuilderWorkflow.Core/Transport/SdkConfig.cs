using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace ImageBuilderWorkflow.Core;

/// <summary>The SDK's settings for Image Builder.</summary>
internal sealed class SdkConfig : ClientConfig
{
    private const string Service = "imagebuilder";

    private static readonly string ProductVersion = typeof(SdkConfig).Assembly.GetName().Version!.ToString(3);

    private static readonly Lazy<SdkConfig> LazyShared = new(() =>
    {
        SdkIsolation.Apply();
        return new SdkConfig();
    });

    private string? _userAgent;

    /// <summary>Makes the settings.</summary>
    public SdkConfig()
        : base(new StandardDefaults())
    {
        // The name behind AWS_ENDPOINT_URL_IMAGEBUILDER and the profiles' services section.
        ServiceId = Service;
        AuthenticationServiceName = Service;
    }

    /// <summary>The session's settings, for all that does not depend on the caller's.</summary>
    public static SdkConfig Shared => LazyShared.Value;

    /// <inheritdoc/>
    public override string ServiceVersion => "2019-12-02";

    /// <summary>
    /// Names the module, and what people tell their programs apart by: <c>AWS_SDK_UA_APP_ID</c>, or the profile's <c>sdk_ua_app_id</c>.
    /// </summary>
    public override string UserAgent => _userAgent ??= UserAgentText(ClientAppId);

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => Service;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException("The endpoint comes with each request.");

    /// <summary>Nothing to check: region and endpoint come with each request.</summary>
    public override void Validate() { }

    // What comes from the machine or from people may hold characters that a header may not.
    private static string UserAgentText(string? application)
    {
        var text = InternalSDKUtils.BuildUserAgentString(Service, ProductVersion) + " md/ImageBuilderWorkflow#" + ProductVersion;
        text += string.IsNullOrEmpty(application) ? string.Empty : " app/" + application;
        return string.Concat(
            text.Select(letter => char.IsAsciiLetterOrDigit(letter) || " /!#$%&'*+-.^_`|~".Contains(letter) ? letter : '-')
        );
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
