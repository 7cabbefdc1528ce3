namespace ImageBuilderWorkflow.Commands;

/// <summary>Completes the statuses that the API names; others are taken as well.</summary>
/// <param name="statuses">The statuses.</param>
internal abstract class StatusCompleter(params string[] statuses) : Completer
{
    /// <summary>The statuses.</summary>
    public IReadOnlyList<string> Statuses => statuses;

    /// <summary>A status that the user guide names and the API's model does not, or <see langword="null"/>.</summary>
    private protected virtual string? Unlisted => null;

    /// <summary>Whether a status is known, listed or not, in any case.</summary>
    public bool Knows(string status) =>
        statuses.Contains(status, StringComparer.OrdinalIgnoreCase) || string.Equals(status, Unlisted, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    private protected override CompletionLoad Load(CompletionRequest request) =>
        new(statuses.Select(static status => new CompletionItem(status, status, status)));
}

/// <summary>Completes the statuses of images.</summary>
internal sealed class ImageStatusCompleter()
    : StatusCompleter(
        "PENDING",
        "CREATING",
        "BUILDING",
        "TESTING",
        "DISTRIBUTING",
        "INTEGRATING",
        "AVAILABLE",
        "CANCELLED",
        "FAILED",
        "DEPRECATED",
        "DELETED",
        "DISABLED"
    );

/// <summary>Completes the statuses of pipelines.</summary>
internal sealed class PipelineStatusCompleter() : StatusCompleter("DISABLED", "ENABLED");

/// <summary>Completes the statuses of lifecycle policies.</summary>
internal sealed class LifecyclePolicyStatusCompleter() : StatusCompleter("DISABLED", "ENABLED");

/// <summary>Completes the statuses of lifecycle executions.</summary>
internal sealed class LifecycleExecutionStatusCompleter()
    : StatusCompleter("IN_PROGRESS", "CANCELLED", "CANCELLING", "FAILED", "SUCCESS", "PENDING");

/// <summary>Completes the statuses of workflow executions.</summary>
internal sealed class WorkflowExecutionStatusCompleter()
    : StatusCompleter("PENDING", "SKIPPED", "RUNNING", "COMPLETED", "FAILED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETED", "CANCELLED");

/// <summary>Completes the statuses of workflow step executions.</summary>
internal sealed class WorkflowStepExecutionStatusCompleter()
    : StatusCompleter("PENDING", "SKIPPED", "RUNNING", "COMPLETED", "FAILED", "CANCELLED")
{
    /// <inheritdoc/>
    private protected override string? Unlisted => "WAITING";
}
