namespace ImageBuilderWorkflow.Core;

/// <summary>Decides which failures are worth another attempt, and how long to wait before it.</summary>
internal sealed class RetryPolicy
{
    // What AWS services answer when they are asked too often; the first is Image Builder's own.
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.Ordinal)
    {
        "CallRateLimitExceededException",
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottled",
        "RequestThrottledException",
        "TooManyRequestsException",
        "RequestLimitExceeded",
        "BandwidthLimitExceeded",
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "PriorRequestNotComplete",
        "TransactionInProgressException",
        "EC2ThrottledException",
        "SlowDown",
    };

    private static readonly HashSet<string> TransientCodes = new(StringComparer.Ordinal) { "RequestTimeout", "RequestTimeoutException" };

    // A throttle lifts by itself, so it is outlasted; anything else that does not pass quickly is news for the caller.
    private static readonly Schedule Throttle = new(MaxAttempts: 12, Base: TimeSpan.FromMilliseconds(250), Cap: TimeSpan.FromSeconds(8));
    private static readonly Schedule Transient = new(MaxAttempts: 6, Base: TimeSpan.FromMilliseconds(100), Cap: TimeSpan.FromSeconds(5));

    // A service that asks for more patience than this is down for the caller's purposes.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    // What an answer says when the signature's time is wrong, or looks it.
    private static readonly HashSet<string> ClockCodes = new(StringComparer.Ordinal)
    {
        "RequestTimeTooSkewed",
        "RequestExpired",
        "RequestInTheFuture",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        "AuthFailure",
    };

    private static readonly HashSet<string> ExpiryCodes = new(StringComparer.Ordinal)
    {
        "ExpiredToken",
        "ExpiredTokenException",
        "TokenRefreshRequired",
    };

    // Clocks that differ less than this are accepted by the service.
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromMinutes(4);

    private readonly Func<double> _random;
    private readonly int? _maxAttempts;

    /// <summary>Makes the policy.</summary>
    /// <param name="random">Gives numbers from 0 to 1 for the jitter.</param>
    /// <param name="maxAttempts">
    /// How often a request is sent at most, or <see langword="null"/> for as often as is usual for the failure.
    /// </param>
    public RetryPolicy(Func<double> random, int? maxAttempts = null) => (_random, _maxAttempts) = (random, maxAttempts);

    /// <summary>Whether the error is a throttle.</summary>
    public static bool IsThrottle(ServiceFaultException fault) => IsThrottle(fault.Code, fault.StatusCode);

    /// <summary>Whether an error code and status are a throttle's.</summary>
    public static bool IsThrottle(string code, int? statusCode) => statusCode == 429 || ThrottlingCodes.Contains(code);

    /// <summary>Whether an error code says that the service did not get the request in time.</summary>
    public static bool IsTransient(string code) => TransientCodes.Contains(code);

    /// <summary>Decides what to do about a failure.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempts">How often the request was sent so far.</param>
    /// <param name="tried">What has been put right for this request already.</param>
    /// <param name="now">The time of this computer.</param>
    public RetryDecision Decide(Exception failure, int attempts, Repairs tried, DateTimeOffset now)
    {
        if (failure is ServiceFaultException fault)
        {
            if (!tried.HasFlag(Repairs.Clock) && ClockSkew(fault, now) is { } skew)
            {
                return new RetryDecision(RetryAction.CorrectClock, ClockSkew: skew);
            }

            if (!tried.HasFlag(Repairs.Credentials) && ExpiryCodes.Contains(fault.Code))
            {
                return new RetryDecision(RetryAction.RefreshCredentials);
            }
        }

        return NextWait(failure, attempts) is { } wait ? new RetryDecision(RetryAction.Wait, wait) : RetryDecision.GiveUp;
    }

    // The transport has taken note of the service's clock, and signs the next request by it.
    private static TimeSpan? ClockSkew(ServiceFaultException fault, DateTimeOffset now) =>
        ClockCodes.Contains(fault.Code) && fault.ServerTime - now is { } skew && skew.Duration() > ToleratedSkew ? skew : null;

    private TimeSpan? NextWait(Exception failure, int attempts)
    {
        var schedule = failure switch
        {
            ServiceFaultException fault when IsThrottle(fault) => Throttle,
            ServiceFaultException { StatusCode: 500 or 502 or 503 or 504 } => Transient,
            ServiceFaultException fault when IsTransient(fault.Code) => Transient,
            ConnectionFaultException { IsFinal: false } or MalformedResponseException => Transient,
            _ => null,
        };
        if (schedule is null || attempts >= (_maxAttempts ?? schedule.MaxAttempts))
        {
            return null;
        }

        // Full jitter: clients that were throttled together do not come back together.
        var ceiling = Math.Min(schedule.Cap.TotalSeconds, schedule.Base.TotalSeconds * Math.Pow(2, attempts - 1));
        var backoff = TimeSpan.FromSeconds(ceiling * _random());
        return (failure as ServiceFaultException)?.RetryAfter switch
        {
            null => backoff,
            { } asked when asked > LongestRetryAfter => null,
            { } asked => asked > backoff ? asked : backoff,
        };
    }

    private sealed record Schedule(int MaxAttempts, TimeSpan Base, TimeSpan Cap);
}
