namespace ImageBuilderWorkflow.Core;

/// <summary>Tells nobody what goes on.</summary>
internal sealed class SilentObserver : IRequestObserver
{
    private SilentObserver() { }

    /// <summary>The one there is.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void Answered(string operation, int items, TimeSpan elapsed, string? requestId) { }

    /// <inheritdoc/>
    public void Waiting(string operation, int attempt, string reason, TimeSpan wait) { }

    /// <inheritdoc/>
    public void Failed(string operation, int attempt, string reason, TimeSpan elapsed, string? requestId) { }

    /// <inheritdoc/>
    public void Paced(string operation, int attempt, TimeSpan wait) { }
}
