namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>How one workflow execution goes: which steps it skips, where it stops, and what it says of itself.</summary>
/// <param name="Status">The execution's status.</param>
internal sealed record Course(string Status)
{
    /// <summary>Everything completes, but for the steps named.</summary>
    public static Course Completed(params string[] skipped) => new("COMPLETED") { Skipped = skipped };

    /// <summary>What usually happens on a platform: the steps that most builds do not need are skipped.</summary>
    public static Course Usual(string platform) => platform == "Windows"
        ? Completed()
        : Completed("RunSysPrepScript", "CollectImageScanFindings", "ApplyImageConfigurations");

    /// <summary>The execution's turn never comes, because the build ends before.</summary>
    public static Course NeverBegun { get; } = new("CANCELLED") { HasBegun = false };

    /// <summary>The execution was left out: begun and ended at once, every step skipped.</summary>
    public static Course LeftOut { get; } = new("SKIPPED");

    public bool HasBegun { get; init; } = true;

    /// <summary>The names of steps that are skipped.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>What is special about single steps, by name.</summary>
    public IReadOnlyDictionary<string, StepCourse> Steps { get; init; } = new Dictionary<string, StepCourse>();

    /// <summary>The execution's message.</summary>
    public string? Message { get; init; }

    /// <summary>The rollback status of the completed steps that have something to undo.</summary>
    public string? Rollback { get; init; }

    /// <summary>How long undoing took, after the last step ended.</summary>
    public TimeSpan RollbackDuration { get; init; }

    /// <summary>When undoing ends, in place of <see cref="RollbackDuration"/>: for what is under way at the present.</summary>
    public DateTime? RollbackEndsAt { get; init; }

    public string? ParallelGroup { get; init; }

    /// <summary>Whether a retry took this execution's place; null when the service did not know the member yet.</summary>
    public bool? Retried { get; init; } = false;

    /// <summary>Old executions have no type.</summary>
    public bool HasType { get; init; } = true;
}
