using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Does not want to know what goes on.</summary>
internal sealed class Quiet : IRequestObserver
{
    public static Quiet Instance { get; } = new();

    public void Answered(string operation, int items, TimeSpan elapsed, string? requestId)
    {
    }

    public void Waiting(string operation, int attempt, string reason, TimeSpan wait)
    {
    }

    public void Failed(string operation, int attempt, string reason, TimeSpan elapsed, string? requestId)
    {
    }

    public void Paced(string operation, int attempt, TimeSpan wait)
    {
    }
}
