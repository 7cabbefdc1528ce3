namespace ImageBuilderWorkflow.Core;

/// <summary>An input of a wait, and what is known about it.</summary>
/// <typeparam name="T">The type of what is waited for.</typeparam>
/// <param name="input">The input.</param>
internal sealed class WaitItem<T>(WaitInput input)
    where T : ServiceObject
{
    /// <summary>The input.</summary>
    public WaitInput Input => input;

    /// <summary>The object as it was read last.</summary>
    public T? Latest { get; set; }

    /// <summary>Why the last attempt to read it failed.</summary>
    public ImageBuilderException? Error { get; set; }

    /// <summary>What is known about its steps.</summary>
    public WaitState State { get; set; } = new(Status: null);

    /// <summary>The steps as they were read last.</summary>
    public StepTracker Steps { get; } = new(tellsAll: input.SinceAction is not null);

    /// <summary>The steps that wait for an approval and have been told of.</summary>
    public HashSet<string> ToldApprovals { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it was read before it had ended.</summary>
    public bool WasSeenRunning { get; set; }

    /// <summary>Whether the caller has not seen its end before: it was started just now, or it was read before that.</summary>
    public bool IsEndNew => WasSeenRunning || input.SinceAction is not null;

    /// <summary>Whether earlier builds were looked for.</summary>
    public bool HasEstimate { get; set; }

    /// <summary>Whether a request for it is under way.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whether the wait for it has ended.</summary>
    public bool IsEnded { get; set; }
}
