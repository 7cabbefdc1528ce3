using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Reliability;

/// <summary>
/// Every fault, on the first, a middle and the last page of 250 steps, passing or lasting: all items exactly once and in order, or one
/// error whose token leads to exactly the rest.
/// </summary>
public sealed class FaultMatrixTests : IAsyncLifetime
{
    private const int Steps = 250;
    private const int PageSize = 25;

    private static readonly Dictionary<string, (FaultRule Rule, string Code)> Faults = new()
    {
        ["429 in the header"] = (new() { Kind = FaultKind.Throttle }, "CallRateLimitExceededException"),
        ["429 with Retry-After"] = (new() { Kind = FaultKind.Throttle, RetryAfter = "1" }, "CallRateLimitExceededException"),
        ["429 with x-amz-retry-after"] = (
            new() { Kind = FaultKind.Throttle, RetryAfterMilliseconds = 700 },
            "CallRateLimitExceededException"
        ),
        ["429 in the header with a link"] = (Throttle(ErrorPlace.HeaderWithUrl), "CallRateLimitExceededException"),
        ["429 in __type"] = (Throttle(ErrorPlace.BodyType), "CallRateLimitExceededException"),
        ["429 in __type with a namespace"] = (Throttle(ErrorPlace.BodyTypeWithNamespace), "CallRateLimitExceededException"),
        ["429 in code"] = (Throttle(ErrorPlace.BodyCode), "CallRateLimitExceededException"),
        ["400 ThrottlingException"] = (
            new()
            {
                Kind = FaultKind.Error,
                Status = 400,
                Code = "ThrottlingException",
            },
            "ThrottlingException"
        ),
        ["500"] = (new() { Kind = FaultKind.InternalError }, "ServiceException"),
        ["502"] = (
            new()
            {
                Kind = FaultKind.Error,
                Status = 502,
                Code = "BadGateway",
            },
            "BadGateway"
        ),
        ["503"] = (new() { Kind = FaultKind.Unavailable }, "ServiceUnavailableException"),
        ["504"] = (
            new()
            {
                Kind = FaultKind.Error,
                Status = 504,
                Code = "GatewayTimeout",
            },
            "GatewayTimeout"
        ),
        ["reset"] = (new() { Kind = FaultKind.Reset }, "ConnectionFailed"),
        ["reset in the middle of the body"] = (new() { Kind = FaultKind.ResetMidBody }, "ConnectionFailed"),
        ["body cut"] = (new() { Kind = FaultKind.CutBody }, "ConnectionFailed"),
        ["length too short"] = (new() { Kind = FaultKind.ShortLength }, "MalformedResponse"),
        ["JSON cut"] = (new() { Kind = FaultKind.TruncatedJson }, "MalformedResponse"),
        ["empty body"] = (new() { Kind = FaultKind.EmptyBody }, "MalformedResponse"),
        ["web page"] = (new() { Kind = FaultKind.Html }, "MalformedResponse"),
    };

    private LoopbackServer _server = null!;
    private IReadOnlyList<string> _all = [];

    public static TheoryData<string, int> FaultsAndPages
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var fault in Faults.Keys)
            {
                rows.Add(fault, 1);
                rows.Add(fault, 5);
                rows.Add(fault, Steps / PageSize);
            }

            return rows;
        }
    }

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(
            new LoopbackOptions { Scale = new ScaleOptions { BigStepCount = Steps } },
            TestContext.Current.CancellationToken
        );
        _all = [.. Enumerable.Range(0, Steps).Select(_server.Account.Known.BigStepExecutionId)];
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(FaultsAndPages))]
    public async Task AFaultThatPassesCostsNothing(string fault, int page)
    {
        const int Times = 3;
        _server.Faults.Add(Faults[fault].Rule with { Page = page, Times = Times });

        var reading = await ReadAsync();

        Assert.Null(reading.Error);
        Assert.Equal(_all, reading.Ids);
        Assert.Equal((Steps / PageSize) + Times, _server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(FaultsAndPages))]
    public async Task AFaultThatLastsEndsInOneErrorWhoseTokenLeadsToTheRest(string fault, int page)
    {
        var (rule, code) = Faults[fault];
        _server.Faults.Add(rule with { Page = page });

        var reading = await ReadAsync();

        Assert.Equal(code, reading.Error?.ErrorCode);
        Assert.Equal(_all.Take((page - 1) * PageSize), reading.Ids);
        Assert.Equal("ListWorkflowStepExecutions", reading.Error!.Operation);
        Assert.Equal(code.EndsWith("Exception", StringComparison.Ordinal) && code[0] is 'C' or 'T' ? 12 : 6, reading.Error.Attempts);
        Assert.Equal(page == 1, reading.Error.ResumeToken is null);

        _server.Faults.Clear();
        var rest = await ReadAsync(reading.Error.ResumeToken);

        Assert.Null(rest.Error);
        Assert.Equal(_all, reading.Ids.Concat(rest.Ids));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    public async Task ARowOfThrottlesIsOutlasted(int times)
    {
        _server.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Throttle,
                Page = 4,
                Times = times,
            }
        );

        Assert.Equal(_all, (await ReadAsync()).Ids);
    }

    [Theory]
    [InlineData(FaultKind.RepeatToken)]
    [InlineData(FaultKind.CycleTokens)]
    public async Task TokensThatComeAgainEndInAnErrorWhoseTokenLeadsToTheRest(FaultKind kind)
    {
        _server.Faults.Add(new FaultRule { Kind = kind });

        var reading = await ReadAsync();

        Assert.Equal("RepeatedPaginationToken", reading.Error?.ErrorCode);
        Assert.Equal(_all.Take(reading.Ids.Count), reading.Ids);

        _server.Faults.Clear();
        var rest = await ReadAsync(reading.Error!.ResumeToken);
        Assert.Equal(_all, reading.Ids.Concat(rest.Ids));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(25)]
    public async Task AnExpiredTokenIsToldAsWhatItIsAndTheRestCanBeHadOnceItWorks(int resumedPageSize)
    {
        _server.Faults.Add(new FaultRule { Kind = FaultKind.ExpiredToken, Page = 3 });

        var reading = await ReadAsync();

        Assert.Equal("InvalidPaginationTokenException", reading.Error?.ErrorCode);
        Assert.Equal(1, reading.Error!.Attempts);
        Assert.Contains("expired", reading.Error.Message, StringComparison.Ordinal);
        Assert.Equal(2 * PageSize, reading.Ids.Count);

        // Not by the token that is refused: from the beginning, past what came.
        Assert.Equal(new ListingPosition(null, 2 * PageSize), ResumeToken.Decode(reading.Error.ResumeToken!));

        _server.Faults.Clear();
        var rest = await ReadAsync(reading.Error.ResumeToken, resumedPageSize);
        Assert.Equal(_all, reading.Ids.Concat(rest.Ids));
    }

    [Fact]
    public async Task EmptyPagesWithATokenGoOn()
    {
        _server.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.EmptyPage,
                Every = 2,
                Times = 4,
            }
        );

        Assert.Equal(_all, (await ReadAsync()).Ids);
    }

    [Theory]
    [InlineData("AccessDeniedException", 403)]
    [InlineData("ForbiddenException", 403)]
    [InlineData("InvalidRequestException", 400)]
    [InlineData("ResourceNotFoundException", 404)]
    public async Task WhatTheServiceRefusesIsNotAskedAgain(string code, int status)
    {
        _server.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Error,
                Code = code,
                Status = status,
                Page = 2,
            }
        );

        var reading = await ReadAsync();

        Assert.Equal((code, status, 1), (reading.Error?.ErrorCode, reading.Error?.StatusCode, reading.Error?.Attempts));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task NobodyListeningIsAConnectionError()
    {
        var client = Reader.Client(_server);
        await _server.DisposeAsync();

        var reading = await Reader.StepsAsync(client, _server.Known.BigWorkflowExecutionId, TestContext.Current.CancellationToken);

        Assert.Equal(("ConnectionFailed", 6), (reading.Error?.ErrorCode, reading.Error?.Attempts));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(20, 20)]
    public async Task MaxAttemptsBoundsEveryRequest(int maxAttempts, int expected)
    {
        _server.Faults.Add(new FaultRule { Kind = FaultKind.Throttle });

        var reading = await Reader.StepsAsync(
            Reader.Client(_server, maxAttempts),
            _server.Known.BigWorkflowExecutionId,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(expected, reading.Error?.Attempts);
        Assert.Equal(expected, _server.Requests.Count);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public async Task AClockThatIsOffIsCorrectedOnce(int minutes)
    {
        _server.Faults.Add(new FaultRule { Kind = FaultKind.ClockSkew, Milliseconds = minutes * 60_000 });

        var reading = await ReadAsync();

        Assert.Null(reading.Error);
        Assert.Equal(_all, reading.Ids);
        Assert.Equal((Steps / PageSize) + 1, _server.Requests.Count);
    }

    private static FaultRule Throttle(ErrorPlace place) =>
        new()
        {
            Kind = FaultKind.Error,
            Status = 429,
            Code = "CallRateLimitExceededException",
            Place = place,
        };

    private Task<Reading> ReadAsync(string? startingToken = null, int pageSize = PageSize) =>
        Reader.StepsAsync(
            Reader.Client(_server),
            _server.Known.BigWorkflowExecutionId,
            TestContext.Current.CancellationToken,
            startingToken,
            pageSize
        );
}
