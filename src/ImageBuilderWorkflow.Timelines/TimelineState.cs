namespace ImageBuilderWorkflow.Timelines;

/// <summary>What a bar shows. Every drawing tells these apart by more than a colour.</summary>
internal enum TimelineState
{
    /// <summary>It ended well.</summary>
    Completed,

    /// <summary>It failed, or was rolled back.</summary>
    Failed,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It waits for an action of a person.</summary>
    Waiting,

    /// <summary>It has not started.</summary>
    Pending,

    /// <summary>It was left out.</summary>
    Skipped,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
