namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One execution of a step. A null member is absent in responses.</summary>
internal sealed record StepExecution(string Id, string Name, string Action, string Status)
{
    public string? Description { get; init; }

    public string? RollbackStatus { get; init; }

    public string? Message { get; init; }

    public string? Inputs { get; init; }

    /// <summary>The inputs before the step starts. Not in responses.</summary>
    public string? UnresolvedInputs { get; init; }

    public string? Outputs { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public int? AttemptNumber { get; init; }

    public int? MaxAttempts { get; init; }

    public string? OnFailure { get; init; }

    public int? TimeoutSeconds { get; init; }
}
