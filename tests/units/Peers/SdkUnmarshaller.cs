using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>Hands the body out as it came, and makes a fault of an answer that says no.</summary>
internal sealed class SdkUnmarshaller : ResponseUnmarshaller
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var context = (RawContext)input;
        return new SdkResponse { Reply = new ServiceReply(context.Body(), context.Header("x-amzn-RequestId")) };
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        UnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var context = (RawContext)input;
        return new SdkServiceException(ErrorBody.Read((int)statusCode, context.Header, context.Body()));
    }

    /// <inheritdoc/>
    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException
    ) => new RawContext(responseStream, response);

    /// <inheritdoc/>
    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException,
        IRequestContext requestContext
    ) => new RawContext(responseStream, response);

    private sealed class RawContext : UnmarshallerContext
    {
        private readonly Stream _stream;

        public RawContext(Stream stream, IWebResponseData response)
        {
            _stream = stream;
            WebResponseData = response;
        }

        public override string CurrentPath => string.Empty;

        public override int CurrentDepth => 0;

        public override bool IsStartElement => false;

        public override bool IsEndElement => false;

        public override bool IsStartOfDocument => true;

        // The HTTP client has read the body into memory already.
        public ReadOnlyMemory<byte> Body() =>
            _stream is MemoryStream memory && memory.TryGetBuffer(out var bytes)
                ? bytes
                : throw new InvalidOperationException("The HTTP client has not read the answer.");

        public string? Header(string name) => WebResponseData.IsHeaderPresent(name) ? WebResponseData.GetHeaderValue(name) : null;
    }
}
