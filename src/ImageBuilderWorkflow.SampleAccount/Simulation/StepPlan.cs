using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>How one step of an execution runs.</summary>
internal sealed record StepPlan
{
    /// <summary>The final status. If it is not COMPLETED, all later steps stay pending unless <see cref="Continues"/> is set.</summary>
    public string Status { get; init; } = "COMPLETED";

    /// <summary>How long the step runs; null for its typical duration.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When the step ends; overrides <see cref="Duration"/>.</summary>
    public DateTime? EndsAt { get; init; }

    public string? Message { get; init; }

    public string? Outputs { get; init; }

    public int? AttemptNumber { get; init; }

    public int? MaxAttempts { get; init; }

    /// <summary>Whether the execution continues although the step did not complete.</summary>
    public bool Continues { get; init; }

    /// <summary>The step runs until its timeout.</summary>
    public static StepPlan TimedOut(WorkflowStep definition) =>
        new()
        {
            Status = "FAILED",
            Duration = TimeSpan.FromSeconds(definition.TimeoutSeconds),
            Message = $"Step {definition.Name} timed out",
        };
}
