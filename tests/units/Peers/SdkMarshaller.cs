using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>Turns a request into the SDK's form: REST-JSON, so the path is the operation's name.</summary>
internal sealed class SdkMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = ((SdkRequest)input).Request;
        var marshalled = new DefaultRequest(input, ServiceDefinition.ImageBuilder.Name)
        {
            HttpMethod = request.Method,
            ResourcePath = "/" + request.Operation,
            UseQueryString = request.Query.Count > 0,
        };
        foreach (var (name, value) in request.Query)
        {
            marshalled.Parameters.Add(name, value);
        }

        if (request.Body is not null)
        {
            marshalled.Headers["Content-Type"] = "application/json";
            marshalled.Content = request.Body;
        }

        return marshalled;
    }
}
