using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What is worth another try, how often, and after how long.</summary>
public sealed class RetryPolicyTests
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(1);
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429, "CallRateLimitExceededException")]
    [InlineData(429, "Http429")]
    [InlineData(400, "Throttling")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "ThrottledException")]
    [InlineData(400, "RequestThrottled")]
    [InlineData(400, "RequestThrottledException")]
    [InlineData(400, "TooManyRequestsException")]
    [InlineData(400, "RequestLimitExceeded")]
    [InlineData(400, "BandwidthLimitExceeded")]
    [InlineData(400, "LimitExceededException")]
    [InlineData(400, "ProvisionedThroughputExceededException")]
    [InlineData(400, "PriorRequestNotComplete")]
    [InlineData(400, "TransactionInProgressException")]
    [InlineData(400, "EC2ThrottledException")]
    [InlineData(403, "SlowDown")]
    [InlineData(503, "SlowDown")]
    [InlineData(503, "ThrottlingException")]
    public void A_throttle_is_outlasted_for_at_least_ten_attempts(int status, string code)
    {
        var fault = Fault(status, code);

        Assert.True(RetryPolicy.IsThrottle(fault));
        Assert.InRange(AttemptsAt(fault), 10, 20);
    }

    [Theory]
    [InlineData(500, "ServiceException")]
    [InlineData(500, "InternalFailure")]
    [InlineData(500, "Http500")]
    [InlineData(502, "Http502")]
    [InlineData(503, "ServiceUnavailableException")]
    [InlineData(503, "Http503")]
    [InlineData(504, "Http504")]
    [InlineData(400, "RequestTimeout")]
    [InlineData(408, "RequestTimeoutException")]
    public void A_passing_fault_of_the_service_is_tried_again_a_few_times(int status, string code)
    {
        var fault = Fault(status, code);

        Assert.False(RetryPolicy.IsThrottle(fault));
        Assert.InRange(AttemptsAt(fault), 3, 9);
    }

    [Fact]
    public void So_is_a_broken_connection_and_a_broken_answer()
    {
        Assert.InRange(AttemptsAt(new ConnectionFaultException("reset", new IOException())), 3, 9);
        Assert.InRange(AttemptsAt(new ConnectionFaultException("too long", new TimeoutException())), 3, 9);
        Assert.InRange(AttemptsAt(new MalformedResponseException("it is empty")), 3, 9);
    }

    [Theory]
    [InlineData(400, "ClientException")]
    [InlineData(400, "InvalidRequestException")]
    [InlineData(400, "InvalidParameterValueException")]
    [InlineData(400, "InvalidPaginationTokenException")]
    [InlineData(400, "ValidationException")]
    [InlineData(400, "ExpiredTokenException")]
    [InlineData(400, "throttlingexception")]
    [InlineData(401, "Http401")]
    [InlineData(403, "ForbiddenException")]
    [InlineData(403, "AccessDeniedException")]
    [InlineData(404, "ResourceNotFoundException")]
    [InlineData(409, "ResourceInUseException")]
    [InlineData(301, "Http301")]
    [InlineData(501, "Http501")]
    [InlineData(505, "Http505")]
    public void Any_other_answer_is_final(int status, string code) => Assert.Equal(1, AttemptsAt(Fault(status, code)));

    [Fact]
    public void Everything_that_the_facts_declare_is_final_or_not_by_its_status()
    {
        var facts = ApiFacts.Read();
        var errors = WireOperations
            .AllNames.SelectMany(operation => facts.Operation(operation.Data).GetProperty("errors").EnumerateArray())
            .Select(error => (Name: error.GetProperty("name").GetString()!, Status: error.GetProperty("httpStatus").GetInt32()))
            .Distinct()
            .ToList();

        Assert.True(errors.Count >= 7);
        Assert.All(errors, error => Assert.Equal(error.Status is 429 or >= 500, AttemptsAt(Fault(error.Status, error.Name)) > 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void Whoever_says_how_often_is_obeyed_for_what_is_worth_another_try(int maxAttempts)
    {
        var policy = new RetryPolicy(() => 0, maxAttempts);

        Assert.Equal(maxAttempts, AttemptsAt(Fault(429, "CallRateLimitExceededException"), policy));
        Assert.Equal(maxAttempts, AttemptsAt(new MalformedResponseException("it is empty"), policy));
        Assert.Equal(1, AttemptsAt(Fault(400, "InvalidRequestException"), policy));
    }

    [Fact]
    public void What_the_settings_make_impossible_is_final()
    {
        Assert.Equal(1, AttemptsAt(new ConfigurationException(ConfigurationError.CredentialsNotFound, "none")));
        Assert.Equal(1, AttemptsAt(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void The_wait_doubles_up_to_a_limit_and_anything_below_it_is_possible(double random)
    {
        var throttle = Waits(Fault(429, "CallRateLimitExceededException"), random);
        var transient = Waits(Fault(500, "ServiceException"), random);

        Assert.All(
            throttle.Index(),
            wait => Assert.Equal(Math.Min(8, 0.25 * Math.Pow(2, wait.Index)) * random, wait.Item.TotalSeconds, Tolerance.TotalSeconds)
        );
        Assert.All(
            transient.Index(),
            wait => Assert.Equal(Math.Min(5, 0.1 * Math.Pow(2, wait.Index)) * random, wait.Item.TotalSeconds, Tolerance.TotalSeconds)
        );
    }

    [Theory]
    [InlineData(429, "CallRateLimitExceededException")]
    [InlineData(503, "ServiceUnavailableException")]
    public void What_the_service_asks_for_is_the_least_wait(int status, string code)
    {
        Assert.Equal(TimeSpan.FromSeconds(7), Wait(status, code, TimeSpan.FromSeconds(7), random: 0));
        Assert.Equal(TimeSpan.FromSeconds(7), Wait(status, code, TimeSpan.FromSeconds(7), random: 1));
        Assert.Equal(TimeSpan.FromMinutes(5), Wait(status, code, TimeSpan.FromMinutes(5), random: 1));
        Assert.Equal(Wait(status, code, null, random: 1), Wait(status, code, TimeSpan.Zero, random: 1));
    }

    [Fact]
    public void Whoever_is_to_wait_for_more_than_five_minutes_is_told_instead() =>
        Assert.Null(Wait(429, "CallRateLimitExceededException", TimeSpan.FromMinutes(5) + TimeSpan.FromTicks(1), random: 0));

    [Fact]
    public void What_is_final_stays_final_whatever_wait_the_service_asks_for() =>
        Assert.Null(Wait(400, "InvalidRequestException", TimeSpan.FromSeconds(1), random: 0));

    [Theory]
    [InlineData(5, true)]
    [InlineData(-5, true)]
    [InlineData(3, false)]
    [InlineData(-3, false)]
    public void A_wrong_clock_is_corrected_once(int minutes, bool isWrong)
    {
        var fault = new ServiceFaultException("RequestTimeTooSkewed", "m") { StatusCode = 403, ServerTime = Now.AddMinutes(minutes) };
        var policy = new RetryPolicy(() => 0);

        Assert.Equal(
            isWrong ? new RetryDecision(RetryAction.CorrectClock, ClockSkew: TimeSpan.FromMinutes(minutes)) : RetryDecision.GiveUp,
            policy.Decide(fault, 1, Repairs.None, Now)
        );
        Assert.Equal(RetryDecision.GiveUp, policy.Decide(fault, 2, Repairs.Clock, Now));
    }

    [Fact]
    public void Expired_credentials_are_fetched_anew_once_however_few_attempts_are_allowed()
    {
        var policy = new RetryPolicy(() => 0, maxAttempts: 1);

        Assert.Equal(RetryAction.RefreshCredentials, policy.Decide(Fault(403, "ExpiredTokenException"), 1, Repairs.Clock, Now).Action);
        Assert.Equal(RetryDecision.GiveUp, policy.Decide(Fault(403, "ExpiredTokenException"), 1, Repairs.Credentials, Now));
    }

    private static TimeSpan? Wait(int status, string code, TimeSpan? retryAfter, double random) =>
        Wait(new RetryPolicy(() => random), new ServiceFaultException(code, "m") { StatusCode = status, RetryAfter = retryAfter }, 1);

    private static TimeSpan? Wait(RetryPolicy policy, Exception failure, int attempts) =>
        policy.Decide(failure, attempts, Repairs.Clock | Repairs.Credentials, Now) is { Action: RetryAction.Wait } decision
            ? decision.Wait
            : null;

    private static ServiceFaultException Fault(int status, string code) => new(code, "m") { StatusCode = status };

    private static int AttemptsAt(Exception failure, RetryPolicy? policy = null) =>
        Waits(failure, policy ?? new RetryPolicy(() => 0.5)).Count + 1;

    private static List<TimeSpan> Waits(Exception failure, double random) => Waits(failure, new RetryPolicy(() => random));

    private static List<TimeSpan> Waits(Exception failure, RetryPolicy policy) =>
        [
            .. Enumerable
                .Range(1, 100)
                .Select(attempt => Wait(policy, failure, attempt))
                .TakeWhile(wait => wait is not null)
                .Select(wait => wait!.Value),
        ];
}
