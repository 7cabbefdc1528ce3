using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Finds out what an operation sends.</summary>
internal static class RequestCapture
{
    /// <summary>The request of an operation with some members; of a listing that for its first page.</summary>
    public static ServiceRequest Of(string operation, RequestMembers members)
    {
        var transport = new FakeTransport(_ => throw new ServiceFaultException("InvalidRequestException", "enough") { StatusCode = 400 });
        _ = WireOperations.Call(operation, transport.Client(), members).Exception;
        return transport.Requests.Single();
    }

    /// <summary>The body of a request.</summary>
    public static JsonObject BodyOf(ServiceRequest request) => JsonNode.Parse(request.Body)!.AsObject();
}
