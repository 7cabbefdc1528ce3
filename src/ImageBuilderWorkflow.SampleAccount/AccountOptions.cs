namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>What a sample account is made from. Equal options make equal accounts, ids included.</summary>
public sealed record AccountOptions
{
    /// <summary>
    /// The instant that the account takes for the present when it is made: what runs has started shortly before it. In UTC.
    /// </summary>
    public DateTimeOffset Now { get; init; } = new(2026, 9, 14, 8, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Moves the present on from <see cref="Now"/>: whatever runs in the account goes on as time passes. Null, as by default, for a present
    /// that stands still; requests still change the account, and what follows at once shows.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>How many times faster than <see cref="Clock"/> the present moves; a positive number.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Changes every id, and the durations a little.</summary>
    public int Seed { get; init; }

    /// <summary>The region that the account's ARNs name.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>How many steps <see cref="KnownResources.BigWorkflowExecutionId"/> has; 0 leaves that execution out.</summary>
    public int BigStepCount { get; init; }

    /// <summary>How many executions <see cref="KnownResources.FanImageArn"/> has; 0 leaves that image out.</summary>
    public int FanExecutionCount { get; init; }

    /// <summary>How many steps each execution of <see cref="KnownResources.FanImageArn"/> has.</summary>
    public int FanStepCount { get; init; }
}
