namespace ImageBuilderWorkflow.Core;

/// <summary>How the wait for an input ended.</summary>
internal enum WaitOutcome
{
    /// <summary>It succeeded, or reached a status that was asked for.</summary>
    Reached,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>A step failed; the build has not ended.</summary>
    StepFailed,

    /// <summary>A step waits for an approval; the build has not ended.</summary>
    WaitsForApproval,

    /// <summary>The time was up; the build has not ended.</summary>
    TimedOut,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}

/// <summary>The end of the wait for an input.</summary>
/// <typeparam name="T">The type of what is waited for.</typeparam>
/// <param name="Input">The input.</param>
/// <param name="Outcome">How the wait ended.</param>
/// <param name="State">What is known about the steps.</param>
internal sealed record WaitResult<T>(WaitInput Input, WaitOutcome Outcome, WaitState State)
    where T : ServiceObject
{
    /// <summary>The object as it was read last; <see langword="null"/> if it was never read.</summary>
    public T? Item { get; init; }

    /// <summary>Why it cannot be read, or why the last attempt to read it failed; otherwise <see langword="null"/>.</summary>
    public ImageBuilderException? Error { get; init; }

    /// <summary>Why it failed; <see langword="null"/> if that was not asked for or nothing says it.</summary>
    public ImageFailure? Failure { get; init; }
}
