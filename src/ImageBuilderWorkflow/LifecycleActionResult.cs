namespace ImageBuilderWorkflow;

/// <summary>A lifecycle execution that was cancelled (API: the response of CancelLifecycleExecution).</summary>
public sealed class LifecycleActionResult : ServiceObject
{
    /// <summary>The id of the lifecycle execution, <c>lce-</c> and a GUID (API: <c>lifecycleExecutionId</c>).</summary>
    public string? LifecycleExecutionId { get; set; }

    /// <summary>The client token, which makes a repeated request take effect only once (API: <c>clientToken</c> of the request).</summary>
    public string? ClientToken { get; set; }

    /// <summary>Returns the id of the lifecycle execution.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => LifecycleExecutionId ?? string.Empty;
}
