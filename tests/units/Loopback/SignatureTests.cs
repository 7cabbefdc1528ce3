using System.Net;
using System.Text;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.Loopback.Faults;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>The signature check and its errors.</summary>
public sealed class SignatureTests : LoopbackTest
{
    private TestSigner Signer => Client.Signer;

    [Fact]
    public async Task WithoutAuthorizationAnswersMissingAuthenticationToken()
    {
        using var request = Client.Make("ListImages");
        using var response = await Client.SendAsync(request, sign: false, Cancellation);
        await AssertRefusedAsync(response, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    [Theory]
    [InlineData("Bearer abc", "Unsupported AWS 'algorithm'")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/imagebuilder/aws4_request",
        "requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
    )]
    [InlineData("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00", "requires 'Credential' parameter")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/us-east-1, SignedHeaders=host, Signature=00", "5 slash-delimited elements")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/imagebuilder/aws4_request, SignedHeaders=host, Signature=00",
        "'X-Amz-Date'"
    )]
    public async Task AnIncompleteHeaderIsToldWhatItLacks(string authorization, string message)
    {
        using var request = Client.Make("ListImages");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Client.SendAsync(request, sign: false, Cancellation);
        await AssertRefusedAsync(response, "IncompleteSignatureException", message);
    }

    [Fact]
    public Task AnUnknownAccessKeyIsUnrecognized() =>
        AssertRefusedAsync(
            Signer with
            {
                AccessKey = "AKIANOBODYSKEYEXAMPL",
            },
            "UnrecognizedClientException",
            "security token included in the request is invalid"
        );

    [Fact]
    public Task AWrongSecretDoesNotMatch() =>
        AssertRefusedAsync(
            Signer with
            {
                SecretKey = Server.SecretKey + "x",
            },
            "InvalidSignatureException",
            "does not match the signature you provided"
        );

    [Fact]
    public async Task ATamperedBodyDoesNotMatch()
    {
        using var request = Client.Make("ListImages", ("maxResults", 5));
        Signer.Sign(request, await request.Content!.ReadAsByteArrayAsync(Cancellation));
        request.Content = new StringContent("{\"maxResults\":6}");
        using var response = await Client.SendAsync(request, sign: false, Cancellation);
        await AssertRefusedAsync(response, "InvalidSignatureException", "does not match");
    }

    [Fact]
    public async Task ATamperedQueryDoesNotMatch()
    {
        using var request = Client.Make("GetWorkflowExecution", ("workflowExecutionId", Known.FailedExecutionId));
        Signer.Sign(request, []);
        request.RequestUri = new Uri(
            request.RequestUri!.ToString().Replace(Known.FailedExecutionId, Known.RunningExecutionId, StringComparison.Ordinal)
        );
        using var response = await Client.SendAsync(request, sign: false, Cancellation);
        await AssertRefusedAsync(response, "InvalidSignatureException", "does not match");
    }

    [Fact]
    public Task AnotherServiceIsNotThisOne() =>
        AssertRefusedAsync(Signer with { Service = "ec2" }, "InvalidSignatureException", "scoped to correct service: 'imagebuilder'");

    [Fact]
    public Task AnotherRegionIsNotThisOne() =>
        AssertRefusedAsync(Signer with { Region = "eu-west-1" }, "InvalidSignatureException", "valid region");

    [Fact]
    public async Task AnyRegionCanBeTaken()
    {
        await using var server = await LoopbackServer.StartAsync(new LoopbackOptions { SigningRegion = "*" }, Cancellation);
        using var client = new TestClient(server) { Signer = Signer with { Region = "eu-west-1" } };
        await client.AskAsync("ListImages");
        Assert.Equal("eu-west-1", Assert.Single(server.Requests).SigningRegion);
    }

    [Theory]
    [InlineData(-6, "Signature expired")]
    [InlineData(6, "Signature not yet current")]
    public Task ATimeFurtherOffThanFiveMinutesIsRefused(int minutes, string message) =>
        AssertRefusedAsync(Signer with { Time = DateTimeOffset.UtcNow.AddMinutes(minutes) }, "InvalidSignatureException", message);

    [Theory]
    [InlineData(-4.5)]
    [InlineData(4.5)]
    public async Task ATimeWithinFiveMinutesIsGood(double minutes)
    {
        using var client = new TestClient(Server) { Signer = Signer with { Time = DateTimeOffset.UtcNow.AddMinutes(minutes) } };
        await client.AskAsync("ListImages");
    }

    [Theory]
    [InlineData("host", "'Host' or ':authority' must be a 'SignedHeader'")]
    [InlineData("x-amz-date", "'X-Amz-Date' must be a 'SignedHeader'")]
    public Task HostAndAmazonHeadersMustBeSigned(string header, string message) =>
        AssertRefusedAsync(Signer with { Unsigned = [header] }, "InvalidSignatureException", message);

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Forbidden)]
    public async Task AHashOfTheContentMustBeRight(bool isRight, HttpStatusCode status)
    {
        using var request = Client.Make("ListImages");
        var body = await request.Content!.ReadAsByteArrayAsync(Cancellation);
        var hash = System.Security.Cryptography.SHA256.HashData(isRight ? body : [.. body, (byte)' ']);
        request.Headers.TryAddWithoutValidation("X-Amz-Content-Sha256", Convert.ToHexString(hash).ToLowerInvariant());
        using var response = await Client.SendAsync(request, cancellationToken: Cancellation);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task TemporaryCredentialsNeedTheirToken()
    {
        var temporary = LoopbackCredential.TemporaryExample;
        var signer = new TestSigner(temporary.AccessKey, temporary.SecretKey);
        using var client = new TestClient(Server) { Signer = signer with { SessionToken = temporary.SessionToken } };
        await client.AskAsync("ListImages");
        Assert.Equal(temporary.SessionToken, Assert.Single(Server.Requests).SessionToken);

        await AssertRefusedAsync(signer, "UnrecognizedClientException", "security token");
        await AssertRefusedAsync(signer with { SessionToken = "somebody's own" }, "UnrecognizedClientException", "security token");
        await AssertRefusedAsync(Signer with { SessionToken = temporary.SessionToken }, "UnrecognizedClientException", "security token");

        // An unknown token can be a real one, so it is not kept.
        Assert.DoesNotContain(Server.Requests, entry => entry.SessionToken == "somebody's own");
    }

    [Fact]
    public async Task TheServersClockCanBeOff()
    {
        Add(new FaultRule { Kind = FaultKind.ClockSkew, Milliseconds = 10 * 60_000 });
        using var refused = await Client.SendAsync("ListImages");
        await AssertRefusedAsync(refused, "RequestTimeTooSkewed", "too large");
        var serverTime = refused.Headers.Date!.Value;
        Assert.InRange(serverTime - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));

        // A client that uses the Date header succeeds.
        using var adjusted = new TestClient(Server) { Signer = Signer with { Time = serverTime } };
        await adjusted.AskAsync("ListImages");
    }

    [Fact]
    public async Task EveryFormOfQueryAndHeaderIsSignedAsOne()
    {
        // The query is unsorted, partly unencoded and has an empty value. The canonical form sorts and encodes it.
        var id = Known.FailedExecutionId;
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(Server.Url, $"/GetWorkflowExecution?workflowExecutionId={id}&a=%2F&B=&a=%20b")
        );
        request.Headers.TryAddWithoutValidation("X-Amz-Meta", "  one   two ");
        var canonical = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(Server.Url, $"/GetWorkflowExecution?B=&a=%20b&a=%2F&workflowExecutionId={id}")
        );
        canonical.Headers.TryAddWithoutValidation("X-Amz-Meta", "one two");
        Signer.Sign(canonical, Encoding.UTF8.GetBytes(""));
        foreach (var name in new[] { "X-Amz-Date", "Authorization" })
            request.Headers.TryAddWithoutValidation(name, canonical.Headers.GetValues(name));
        using var response = await Client.SendAsync(request, sign: false, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response, string code, string message)
    {
        Assert.Equal((HttpStatusCode.Forbidden, code), (response.StatusCode, TestClient.ErrorCode(response)));
        Assert.Contains(message, await TestClient.MessageAsync(response), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(TestSigner signer, string code, string message)
    {
        using var client = new TestClient(Server) { Signer = signer };
        using var response = await client.SendAsync("ListImages");
        await AssertRefusedAsync(response, code, message);
        Assert.Equal(code, Server.Requests[^1].Signature);
    }
}
