namespace ImageBuilderWorkflow.Core;

/// <summary>A request, and what becomes of its answer.</summary>
/// <param name="Request">The request.</param>
/// <param name="Parse">Reads the answer.</param>
/// <param name="Summarize">Counts the objects of a result and gives its request id.</param>
internal sealed record ServiceCall<TResult>(
    ServiceRequest Request,
    Func<ServiceReply, TResult> Parse,
    Func<TResult, (int Items, string? RequestId)> Summarize
)
{
    /// <summary>The token that makes the request act once; <see langword="null"/> for a request that changes nothing.</summary>
    public string? ClientToken { get; init; }
}
