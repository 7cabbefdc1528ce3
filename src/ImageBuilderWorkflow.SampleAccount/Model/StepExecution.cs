namespace ImageBuilderWorkflow.SampleAccount.Model;

/// <summary>One run of one step. Null is absent on the wire.</summary>
internal sealed record StepExecution(string Id, string Name, string Action, string Status)
{
    public string? Description { get; init; }

    public string? RollbackStatus { get; init; }

    public string? Message { get; init; }

    public string? Inputs { get; init; }

    /// <summary>The inputs as they stand before the step begins. Not on the wire.</summary>
    public string? UnresolvedInputs { get; init; }

    public string? Outputs { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public int? AttemptNumber { get; init; }

    public int? MaxAttempts { get; init; }

    public string? OnFailure { get; init; }

    public int? TimeoutSeconds { get; init; }
}
