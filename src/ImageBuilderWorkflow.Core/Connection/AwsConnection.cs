using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>Where requests go and who signs them.</summary>
/// <param name="region">The region's name.</param>
/// <param name="endpoint">The address.</param>
/// <param name="credentials">The signer's credentials.</param>
internal sealed class AwsConnection(string region, Uri endpoint, AWSCredentials credentials)
{
    /// <summary>The region's name, which is part of the signature.</summary>
    public string Region { get; } = region;

    /// <summary>The address.</summary>
    public Uri Endpoint { get; } = endpoint;

    /// <summary>The signer's credentials; they refresh themselves.</summary>
    public AWSCredentials Credentials { get; } = credentials;
}
