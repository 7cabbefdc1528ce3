using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>A request on its way through the SDK's pipeline, with where it goes and who signs it.</summary>
internal sealed class SdkRequest(ServiceRequest request, AwsConnection connection) : AmazonWebServiceRequest
{
    /// <summary>The request.</summary>
    public ServiceRequest Request { get; } = request;

    /// <summary>Where it goes and who signs it.</summary>
    public AwsConnection Connection { get; } = connection;
}
