namespace ImageBuilderWorkflow.Loopback;

/// <summary>A failed image build of an account with failures, and the right answer to why it failed.</summary>
/// <param name="Name">The name of the image.</param>
/// <param name="ImageArn">The image build.</param>
/// <param name="Kind">The kind of the failure.</param>
/// <param name="Stage">The status of the image when it failed.</param>
/// <param name="Step">The workflow step that is the cause; null if no workflow began.</param>
/// <param name="Component">The component build version; null if no component failed.</param>
/// <param name="Message">A part of the most telling text; null if no text tells more than that the step failed.</param>
/// <param name="Source">Where that text stands: <c>componentFailure</c>, <c>regionFailures</c>, <c>log</c>, <c>outputs</c>,
/// <c>step</c> or <c>reason</c>.</param>
public sealed record KnownFailure(
    string Name,
    string ImageArn,
    string Kind,
    string Stage,
    string? Step,
    string? Component,
    string? Message,
    string? Source
)
{
    /// <summary>Whether the step ran until its limit.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>The execution that failed first; null if no workflow began.</summary>
    public string? WorkflowExecutionId { get; init; }

    /// <summary>Whether GetImage has a failure context.</summary>
    public bool HasContext { get; init; }

    /// <summary>Whether the build has a log.</summary>
    public bool HasLog { get; init; }
}
