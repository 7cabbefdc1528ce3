using Amazon.Runtime;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>A successful answer as the SDK's pipeline hands it back.</summary>
internal sealed class SdkResponse : AmazonWebServiceResponse
{
    /// <summary>The answer; never <see langword="null"/> when it comes out of the pipeline.</summary>
    public ServiceReply? Reply { get; init; }
}
