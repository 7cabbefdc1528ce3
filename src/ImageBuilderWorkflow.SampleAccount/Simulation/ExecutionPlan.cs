namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>How one workflow execution runs: the steps that it skips, the step that fails, its status and its message.</summary>
/// <param name="Status">The final status of the execution.</param>
internal sealed record ExecutionPlan(string Status)
{
    /// <summary>All steps complete, except the skipped ones.</summary>
    public static ExecutionPlan Completed(params string[] skipped) => new("COMPLETED") { SkippedSteps = skipped };

    /// <summary>The usual plan for a platform. It skips the steps that most builds do not need.</summary>
    public static ExecutionPlan Usual(string platform) =>
        platform == "Windows" ? Completed() : Completed("RunSysPrepScript", "CollectImageScanFindings", "ApplyImageConfigurations");

    /// <summary>The execution never starts, because the build ends before.</summary>
    public static ExecutionPlan NeverStarted { get; } = new("CANCELLED") { HasStarted = false };

    /// <summary>The execution skips every step and ends at once.</summary>
    public static ExecutionPlan AllSkipped { get; } = new("SKIPPED");

    public bool HasStarted { get; init; } = true;

    /// <summary>The names of the skipped steps.</summary>
    public IReadOnlyList<string> SkippedSteps { get; init; } = [];

    /// <summary>The plans of single steps, by step name. A step without a plan completes.</summary>
    public IReadOnlyDictionary<string, StepPlan> Steps { get; init; } = new Dictionary<string, StepPlan>();

    /// <summary>The message of the execution.</summary>
    public string? Message { get; init; }

    /// <summary>The rollback status of the completed steps that can be rolled back.</summary>
    public string? Rollback { get; init; }

    /// <summary>How long the rollback takes after the last step.</summary>
    public TimeSpan RollbackDuration { get; init; }

    /// <summary>When the rollback ends; overrides <see cref="RollbackDuration"/>.</summary>
    public DateTime? RollbackEndsAt { get; init; }

    public string? ParallelGroup { get; init; }

    /// <summary>Whether a retry replaced this execution; null for an execution from before the service had this member.</summary>
    public bool? Retried { get; init; } = false;

    /// <summary>False for an old execution: it has no type.</summary>
    public bool HasType { get; init; } = true;
}
