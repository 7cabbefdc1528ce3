using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Remembers what the client reports.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    public List<(string Operation, int Items, TimeSpan Elapsed, string? RequestId)> Answers { get; } = [];

    public List<(string Operation, int Attempt, string Reason, TimeSpan Wait)> Waits { get; } = [];

    public void Answered(string operation, int items, TimeSpan elapsed, string? requestId) =>
        Answers.Add((operation, items, elapsed, requestId));

    public List<(string Operation, int Attempt, TimeSpan Wait)> Paces { get; } = [];

    public void Paced(string operation, int attempt, TimeSpan wait) => Paces.Add((operation, attempt, wait));

    public List<(string Operation, int Attempt, string Reason, string? RequestId)> Failures { get; } = [];

    public void Failed(string operation, int attempt, string reason, TimeSpan elapsed, string? requestId) =>
        Failures.Add((operation, attempt, reason, requestId));

    public void Waiting(string operation, int attempt, string reason, TimeSpan wait) => Waits.Add((operation, attempt, reason, wait));
}
