namespace ImageBuilderWorkflow.Core;

/// <summary>An image build or a workflow execution to wait for.</summary>
/// <param name="Value">The value that the caller gave for it.</param>
/// <param name="Id">The ARN of the image build, or the id of the workflow execution.</param>
/// <param name="Client">The client.</param>
internal sealed record WaitInput(string Value, string Id, ImageBuilderClient Client)
{
    /// <summary>The time since the caller started or retried the build; <see langword="null"/> if the caller did not.</summary>
    public TimeSpan? SinceAction { get; init; }

    /// <summary>Whether that action was a retry, so that the build had ended before.</summary>
    public bool IsRetry { get; init; }
}
