namespace ImageBuilderWorkflow.Core;

/// <summary>What to do about a request that failed.</summary>
internal enum RetryAction
{
    /// <summary>Report the failure.</summary>
    GiveUp,

    /// <summary>Send the request again after a wait.</summary>
    Wait,

    /// <summary>Send the request again at once, signed by the service's clock.</summary>
    CorrectClock,

    /// <summary>Send the request again at once, with credentials that are fetched anew.</summary>
    RefreshCredentials,
}

/// <summary>What can be put right once for a request.</summary>
[Flags]
internal enum Repairs
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The time that the request is signed with.</summary>
    Clock = 1,

    /// <summary>The credentials that the request is signed with.</summary>
    Credentials = 2,
}

/// <summary>The retry policy's decision on a failed request.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Wait">How long to wait before the next attempt.</param>
/// <param name="ClockSkew">By how much the service's clock is ahead, where the clock is corrected.</param>
internal readonly record struct RetryDecision(RetryAction Action, TimeSpan Wait = default, TimeSpan ClockSkew = default)
{
    /// <summary>No further attempt.</summary>
    public static RetryDecision GiveUp => default;
}
