using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Answers the requests of one listing with pages made beforehand, and begins again behind the last.</summary>
internal sealed class PreparedTransport(IReadOnlyList<byte[]> pages) : ITransport
{
    private int _next;

    public string Region => "us-east-1";

    /// <summary>A client that asks it.</summary>
    public static ImageBuilderClient Client(IReadOnlyList<byte[]> pages) =>
        new(new PreparedTransport(pages), new RetryPolicy(Random.Shared.NextDouble, maxAttempts: 1), TimeProvider.System);

    public Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var page = pages[_next];
        _next = (_next + 1) % pages.Count;
        return Task.FromResult(new ServiceReply(page, "00000000-0000-4000-8000-000000000000"));
    }
}
