using System.Text;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Answers requests with a function, and remembers them.</summary>
internal sealed class FakeTransport(Func<ServiceRequest, CancellationToken, Task<ServiceReply>> answer) : ITransport
{
    /// <summary>Answers at once.</summary>
    public FakeTransport(Func<ServiceRequest, ServiceReply> answer)
        : this((request, _) => Task.FromResult(answer(request))) { }

    public string Region => "eu-west-1";

    public List<ServiceRequest> Requests { get; } = [];

    /// <summary>A successful answer.</summary>
    public static ServiceReply Reply(string body, string? requestId = "request-1") => new(Encoding.UTF8.GetBytes(body), requestId);

    /// <summary>A client whose waits take as long as the time says; by default they pass at once.</summary>
    public ImageBuilderClient Client(TimeProvider? time = null, Func<double>? random = null) =>
        new(this, new RetryPolicy(random ?? (() => 1)), time ?? new PassingTime());

    // Not async, so that a fault may also come before there is a task.
    public Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        lock (Requests)
        {
            Requests.Add(request);
        }

        return answer(request, cancellationToken);
    }
}
