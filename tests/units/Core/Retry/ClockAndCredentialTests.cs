using System.Collections.Concurrent;
using System.Globalization;
using ImageBuilderWorkflow.Core;
using Xunit;
using ImmutableCredentials = Amazon.Runtime.ImmutableCredentials;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A wrong clock and expired credentials are put right once, and only once.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class ClockAndCredentialTests : IDisposable
{
    private const string Sound = """{"workflowExecutionId":"wf-1"}""";

    private readonly AwsSettings _aws = new();

    public void Dispose() => _aws.Dispose();

    [Theory]
    [InlineData(20, "InvalidSignatureException")]
    [InlineData(-20, "InvalidSignatureException")]
    [InlineData(90, "RequestTimeTooSkewed")]
    [InlineData(-90, "RequestExpired")]
    public async Task A_request_is_signed_again_by_the_services_clock(int minutes, string code)
    {
        var dates = new ConcurrentQueue<DateTimeOffset>();
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                var theirs = DateTimeOffset.UtcNow.AddMinutes(minutes);
                var signed = DateTimeOffset.ParseExact(
                    request.Headers["X-Amz-Date"],
                    "yyyyMMdd'T'HHmmss'Z'",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal
                );
                dates.Enqueue(signed);
                var date = $"Date: {theirs.ToString("r", CultureInfo.InvariantCulture)}";
                await (
                    (signed - theirs).Duration() < TimeSpan.FromMinutes(5)
                        ? connection.AnswerAsync(200, Sound, date)
                        : connection.AnswerAsync(403, """{"message":"Signature expired"}""", date, $"x-amzn-ErrorType: {code}")
                );
            }
        });
        var observer = new RecordingObserver();

        var item = await Get(server.Transport(), observer);

        Assert.Equal("wf-1", item.WorkflowExecutionId);
        Assert.Equal(2, dates.Count);
        Assert.Contains("clock", Assert.Single(observer.Waits).Reason, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, observer.Waits[0].Wait);
    }

    [Fact]
    public async Task A_signature_that_is_wrong_for_another_reason_is_final()
    {
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.AnswerAsync(
                    403,
                    "{}",
                    "x-amzn-ErrorType: InvalidSignatureException",
                    $"Date: {DateTimeOffset.UtcNow.AddMinutes(1).ToString("r", CultureInfo.InvariantCulture)}"
                );
            }
        });

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(server.Transport(), new RecordingObserver()));

        Assert.Equal(("InvalidSignatureException", 1), (error.ErrorCode, error.Attempts));
    }

    [Fact]
    public async Task A_clock_that_stays_wrong_is_corrected_once()
    {
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.AnswerAsync(
                    403,
                    "{}",
                    "x-amzn-ErrorType: RequestTimeTooSkewed",
                    $"Date: {DateTimeOffset.UtcNow.AddHours(3).ToString("r", CultureInfo.InvariantCulture)}"
                );
            }
        });

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(server.Transport(), new RecordingObserver()));

        Assert.Equal(("RequestTimeTooSkewed", 2), (error.ErrorCode, error.Attempts));
    }

    [Theory]
    [InlineData("ExpiredTokenException")]
    [InlineData("ExpiredToken")]
    public async Task Expired_credentials_are_fetched_anew(string code)
    {
        var credentials = new ExpiringCredentials();
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await (
                    request.Headers["Authorization"].Contains("=AKID1/", StringComparison.Ordinal)
                        ? connection.AnswerAsync(403, """{"message":"expired"}""", $"x-amzn-ErrorType: {code}")
                        : connection.AnswerAsync(200, Sound)
                );
            }
        });
        var observer = new RecordingObserver();

        var item = await Get(server.Transport(new ConnectionSettings { Region = "eu-west-1", Credential = credentials }), observer);

        Assert.Equal("wf-1", item.WorkflowExecutionId);
        Assert.Equal(1, credentials.Cleared);
        Assert.Contains("credentials", Assert.Single(observer.Waits).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_stay_expired_are_fetched_once()
    {
        var credentials = new ExpiringCredentials();
        await using var server = RawServer.Answering(403, """{"message":"expired"}""", "x-amzn-ErrorType: ExpiredTokenException");

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() =>
            Get(server.Transport(new ConnectionSettings { Region = "eu-west-1", Credential = credentials }), new RecordingObserver())
        );

        Assert.Equal(("ExpiredTokenException", 2, 1), (error.ErrorCode, error.Attempts, credentials.Cleared));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Keys_that_were_given_cannot_be_fetched_anew()
    {
        await using var server = RawServer.Answering(403, """{"message":"expired"}""", "x-amzn-ErrorType: ExpiredTokenException");

        var error = await Assert.ThrowsAsync<ImageBuilderException>(() => Get(server.Transport(), new RecordingObserver()));

        Assert.Equal(("ExpiredTokenException", 1), (error.ErrorCode, error.Attempts));
    }

    [Fact]
    public async Task A_profile_that_was_written_anew_meanwhile_is_read_again()
    {
        AwsFiles.WriteCredentials("[work]\naws_access_key_id = AKID1\naws_secret_access_key = s\naws_session_token = t\n");
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                var isOld = request.Headers["Authorization"].Contains("=AKID1/", StringComparison.Ordinal);
                AwsFiles.WriteCredentials("[work]\naws_access_key_id = AKID2\naws_secret_access_key = s\naws_session_token = t\n");
                await (
                    isOld
                        ? connection.AnswerAsync(403, "{}", "x-amzn-ErrorType: ExpiredTokenException")
                        : connection.AnswerAsync(200, Sound)
                );
            }
        });

        var item = await Get(
            server.Transport(new ConnectionSettings { Region = "eu-west-1", ProfileName = "work" }),
            new RecordingObserver()
        );

        Assert.Equal("wf-1", item.WorkflowExecutionId);
    }

    private static Task<WorkflowExecution> Get(AwsTransport transport, RecordingObserver observer) =>
        new ImageBuilderClient(transport, new RetryPolicy(() => 0), TimeProvider.System).GetAsync(
            WorkflowExecutionOperations.Get,
            "wf-1",
            observer,
            TestContext.Current.CancellationToken
        );

    /// <summary>Keys that stay the same until they are cleared, as refreshing credentials do.</summary>
    private sealed class ExpiringCredentials
    {
        public int Cleared { get; private set; }

        public ImmutableCredentials GetCredentials() => new($"AKID{Cleared + 1}", "secret", "token");

        public void ClearCredentials() => Cleared++;
    }
}
