using Amazon.Runtime;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>An answer with a page in it.</summary>
internal sealed class PlainListResponse<TPage> : AmazonWebServiceResponse
{
    public TPage? Page { get; init; }
}
