namespace ImageBuilderWorkflow;

/// <summary>The lifecycle execution that was cancelled (API: the response of CancelLifecycleExecution).</summary>
public sealed class LifecycleActionResult : ServiceObject
{
    /// <summary>The id of the lifecycle execution, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c>).</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>The token that makes a repeated request act once (API: <c>clientToken</c> of the request).</summary>
    public string? ClientToken { get; set; }

    /// <summary>Gives the id of the lifecycle execution.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => LifecycleExecutionId ?? string.Empty;
}
