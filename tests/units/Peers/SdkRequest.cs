using Amazon.Runtime;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>A request on its way through the SDK's pipeline, with where it goes and who signs it.</summary>
/// <param name="request">The request.</param>
/// <param name="connection">Where it goes.</param>
/// <param name="keys">
/// Who signs it. The pipeline asks for the keys more than once; credentials that change meanwhile would mix two pairs.
/// </param>
internal sealed class SdkRequest(ServiceRequest request, AwsConnection connection, ImmutableCredentials keys) : AmazonWebServiceRequest
{
    /// <summary>The request.</summary>
    public ServiceRequest Request { get; } = request;

    /// <summary>Where it goes.</summary>
    public AwsConnection Connection { get; } = connection;

    /// <summary>Who signs it.</summary>
    public AWSCredentials Signer { get; } =
        keys.UseToken
            ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token)
            : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);
}
