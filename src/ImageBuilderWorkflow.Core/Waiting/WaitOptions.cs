namespace ImageBuilderWorkflow.Core;

/// <summary>What a wait tells about the steps while it goes on. More costs more requests.</summary>
internal enum WaitDetail
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The step that runs.</summary>
    RunningStep,

    /// <summary>Every change of a step.</summary>
    EveryStep,
}

/// <summary>When a wait ends, and what it tells.</summary>
internal sealed record WaitOptions
{
    /// <summary>How long to wait; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The longest pause between two looks.</summary>
    public TimeSpan LongestPause { get; init; } = WaitSchedule.DefaultLongest;

    /// <summary>Whether the first end of any input ends the wait.</summary>
    public bool IsForAny { get; init; }

    /// <summary>Whether a failure of any input ends the wait, and a failed step is one.</summary>
    public bool FailsFast { get; init; }

    /// <summary>Whether a step that waits for an approval ends the wait for its build.</summary>
    public bool EndsAtApproval { get; init; }

    /// <summary>Whether a status is one to wait for; <see langword="null"/> for none but the final ones.</summary>
    public Predicate<string?>? IsAskedFor { get; init; }

    /// <summary>Whether to find out why something failed.</summary>
    public bool ExplainsFailures { get; init; }

    /// <summary>What to tell about the steps.</summary>
    public WaitDetail Detail { get; init; }

    /// <summary>Whether to find out how long the same took earlier.</summary>
    public bool HasEstimate { get; init; }
}
