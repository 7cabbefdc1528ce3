namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>
/// The faults of the server. In JSON the names start in lower case. If an error, a web page or an
/// empty body replaces the answer, the request does not reach the account, so that the account does not change. A fault of the transfer
/// (<see cref="LostAnswer"/>, <see cref="ResetMidBody"/>, <see cref="CutBody"/>, <see cref="ShortLength"/>, <see cref="TruncatedJson"/>,
/// <see cref="Trickle"/>) applies after the account has answered.
/// </summary>
public enum FaultKind
{
    /// <summary>Waits <see cref="FaultRule.Milliseconds"/> before the first byte of the answer.</summary>
    Delay,

    /// <summary>Sends the headers and half of the body, waits <see cref="FaultRule.Milliseconds"/>, then sends the rest.</summary>
    Trickle,

    /// <summary>Answers a listing with no items and a token for the page that was asked for.</summary>
    EmptyPage,

    /// <summary>Answers 429 <c>CallRateLimitExceededException</c>; for CloudWatch Logs, 400 <c>ThrottlingException</c>.</summary>
    Throttle,

    /// <summary>Answers 500 <c>ServiceException</c>; for CloudWatch Logs, <c>InternalFailure</c>.</summary>
    InternalError,

    /// <summary>Answers 503 <c>ServiceUnavailableException</c>.</summary>
    Unavailable,

    /// <summary>Answers with <see cref="FaultRule.Status"/>, <see cref="FaultRule.Code"/> and <see cref="FaultRule.Message"/>.</summary>
    Error,

    /// <summary>Resets the connection instead of answering. The request does not reach the account.</summary>
    Reset,

    /// <summary>Lets the account answer, then resets the connection without sending the answer.</summary>
    LostAnswer,

    /// <summary>Resets the connection after half of the body.</summary>
    ResetMidBody,

    /// <summary>Announces the whole body, sends half of it and closes the connection normally.</summary>
    CutBody,

    /// <summary>Announces half of the body, sends all of it and closes the connection.</summary>
    ShortLength,

    /// <summary>Answers 200 with half of the JSON and the correct length.</summary>
    TruncatedJson,

    /// <summary>Answers 200 with an empty body.</summary>
    EmptyBody,

    /// <summary>Answers 200 with a web page.</summary>
    Html,

    /// <summary>
    /// Answers a listing's token with 400 <c>InvalidPaginationTokenException</c>; for CloudWatch Logs, <c>InvalidParameterException</c>.
    /// Spares a request without a token.
    /// </summary>
    ExpiredToken,

    /// <summary>
    /// Answers a listing's token with the same token as the next one, which is the end for GetLogEvents. Spares a request without a token.
    /// </summary>
    RepeatToken,

    /// <summary>From the third page of a listing, returns the token of the second page again: A, B, A, B and so on.</summary>
    CycleTokens,

    /// <summary>Adds unknown members to the answer and to each item.</summary>
    UnknownFields,

    /// <summary>Replaces every status and type by an unknown value.</summary>
    UnknownEnums,

    /// <summary>
    /// Adds escape sequences, a C1 control, a change of direction and an invisible character to every text that is no id, ARN, time or
    /// token.
    /// </summary>
    HostileTexts,

    /// <summary>Adds the same to every id and ARN.</summary>
    HostileIds,

    /// <summary>Shifts the server's clock by <see cref="FaultRule.Milliseconds"/>, for the Date header and for signatures.</summary>
    ClockSkew,

    /// <summary>Answers like <see cref="Throttle"/> to requests above <see cref="FaultRule.PerSecond"/> requests a second.</summary>
    RateLimit,
}
