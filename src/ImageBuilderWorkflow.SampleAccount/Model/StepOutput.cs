namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>What a step writes to the log of its build before it ends.</summary>
/// <param name="StepName">The name of the workflow step.</param>
/// <param name="Lines">The lines: of the service, or of the standard error of a component.</param>
internal sealed record StepOutput(string StepName, IReadOnlyList<string> Lines)
{
    /// <summary>The component that printed the lines; null if the service wrote them.</summary>
    public FailureContext.ComponentFailure? Component { get; init; }

    /// <summary>The exit code of the component's command.</summary>
    public int ExitCode { get; init; } = 1;

    /// <summary>Whether the lines of the failure block are events of their own instead of one event with several lines.</summary>
    public bool IsBlockSplit { get; init; }

    /// <summary>How many lines the components print; null for as many as the duration of the step allows.</summary>
    public int? LineCount { get; init; }
}
