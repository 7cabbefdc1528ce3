namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>
/// The ways in which the server misbehaves on request. In JSON the names begin in lower case. A request that is answered with an error, a
/// web page or nothing at all never reaches the account, and so changes nothing there; whatever befalls an answer on its way
/// (<see cref="LostAnswer"/>, <see cref="ResetMidBody"/>, <see cref="CutBody"/>, <see cref="ShortLength"/>, <see cref="TruncatedJson"/>,
/// <see cref="Trickle"/>) comes after the account has done what it was asked.
/// </summary>
public enum FaultKind
{
    /// <summary>Waits <see cref="FaultRule.Milliseconds"/> before the first byte of the answer.</summary>
    Delay,

    /// <summary>Sends the headers and half of the body, waits <see cref="FaultRule.Milliseconds"/>, then sends the rest.</summary>
    Trickle,

    /// <summary>Answers a listing with no items and a token for the page that was asked for.</summary>
    EmptyPage,

    /// <summary>Answers 429 <c>CallRateLimitExceededException</c>.</summary>
    Throttle,

    /// <summary>Answers 500 <c>ServiceException</c>.</summary>
    InternalError,

    /// <summary>Answers 503 <c>ServiceUnavailableException</c>.</summary>
    Unavailable,

    /// <summary>Answers with <see cref="FaultRule.Status"/>, <see cref="FaultRule.Code"/> and <see cref="FaultRule.Message"/>.</summary>
    Error,

    /// <summary>Resets the connection instead of answering: the account is never asked.</summary>
    Reset,

    /// <summary>Lets the account do what it is asked, and then resets the connection without a byte of the answer.</summary>
    LostAnswer,

    /// <summary>Resets the connection after half of the body.</summary>
    ResetMidBody,

    /// <summary>Announces the whole body, sends half of it and closes the connection in an orderly way.</summary>
    CutBody,

    /// <summary>Announces half of the body, sends all of it and closes the connection.</summary>
    ShortLength,

    /// <summary>Answers 200 with half of the JSON, announced correctly.</summary>
    TruncatedJson,

    /// <summary>Answers 200 with no body at all.</summary>
    EmptyBody,

    /// <summary>Answers 200 with a web page.</summary>
    Html,

    /// <summary>Answers a listing's token with 400 <c>InvalidPaginationTokenException</c>; spares requests without token.</summary>
    ExpiredToken,

    /// <summary>Answers a listing's token with that same token as the next; spares requests without token.</summary>
    RepeatToken,

    /// <summary>From the third page of a listing on gives out the token of the second again: A, B, A, B and so on.</summary>
    CycleTokens,

    /// <summary>Puts members that no model knows into the answer and each of its items.</summary>
    UnknownFields,

    /// <summary>Puts values that no model knows in the place of every status and type.</summary>
    UnknownEnums,

    /// <summary>Sets the server's clock off by <see cref="FaultRule.Milliseconds"/>: for its Date header and for signatures.</summary>
    ClockSkew,

    /// <summary>Answers 429 to what goes beyond <see cref="FaultRule.PerSecond"/> requests a second.</summary>
    RateLimit,
}
