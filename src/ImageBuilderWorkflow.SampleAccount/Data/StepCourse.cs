using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>What is special about one step of an execution.</summary>
internal sealed record StepCourse
{
    /// <summary>The step's status; a status other than COMPLETED leaves all later steps pending unless <see cref="GoesOn"/>.</summary>
    public string Status { get; init; } = "COMPLETED";

    /// <summary>How long it ran; null for its typical duration.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When it ends, in place of <see cref="Duration"/>: for what is under way at the present.</summary>
    public DateTime? EndsAt { get; init; }

    public string? Message { get; init; }

    public string? Outputs { get; init; }

    public int? AttemptNumber { get; init; }

    public int? MaxAttempts { get; init; }

    /// <summary>Whether the steps after it run although it did not complete.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The step runs until its time is up.</summary>
    public static StepCourse TimedOut(WorkflowStep definition) => new()
    {
        Status = "FAILED",
        Duration = TimeSpan.FromSeconds(definition.TimeoutSeconds),
        Message = $"Step {definition.Name} timed out",
    };
}
