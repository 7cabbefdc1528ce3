using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Writes the body of a request, as generated marshallers do.</summary>
internal sealed class PlainListMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var list = (PlainListRequest)input;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("maxResults", 25);
            if (list.NextToken is not null)
                writer.WriteString("nextToken", list.NextToken);
            writer.WriteString(list.Argument, list.Value);
            writer.WriteEndObject();
        }

        var request = new DefaultRequest(input, "Amazon.Imagebuilder")
        {
            HttpMethod = "POST",
            ResourcePath = "/" + list.Operation,
            Content = buffer.ToArray(),
        };
        request.Headers["Content-Type"] = "application/json";
        return request;
    }
}
