using System.Text;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>What goes over the wire, and what comes back.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class AwsTransportTests : IDisposable
{
    private static readonly ServiceRequest Get = new()
    {
        Operation = "GetWorkflowExecution",
        Method = "GET",
        Query = [new("workflowExecutionId", "wf-12345678-1234-1234-1234-123456789012")],
    };

    private readonly AwsSettings _aws = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task A_query_goes_into_the_address()
    {
        await using var server = RawServer.Answering(200, "{}");

        await server.Transport().SendAsync(Get, Cancellation);

        var request = Assert.Single(server.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("/GetWorkflowExecution?workflowExecutionId=wf-12345678-1234-1234-1234-123456789012", request.Target);
        Assert.Empty(request.Body);
        Assert.Equal(server.Address.Authority, request.Headers["Host"]);
    }

    [Theory]
    [InlineData("a b&c=d+e/f?g#h%20i")]
    [InlineData("\u00e9\u4e2d\U0001f600")]
    [InlineData("'\"<>*~!()")]
    public async Task A_query_may_hold_anything(string value)
    {
        await using var server = RawServer.Answering(200, "{}");

        await server
            .Transport()
            .SendAsync(
                new ServiceRequest
                {
                    Operation = "GetWorkflowExecution",
                    Method = "GET",
                    Query = [new("id", value)],
                },
                Cancellation
            );

        Assert.Equal([new("id", value)], Assert.Single(server.Requests).Query);
    }

    [Fact]
    public async Task A_body_goes_as_JSON_byte_for_byte()
    {
        var body = Encoding.UTF8.GetBytes("""{"maxResults":25,"workflowExecutionId":"é中😀"}""");
        await using var server = RawServer.Answering(200, "{}");

        await server
            .Transport()
            .SendAsync(
                new ServiceRequest
                {
                    Operation = "ListWorkflowStepExecutions",
                    Method = "POST",
                    Body = body,
                },
                Cancellation
            );

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/ListWorkflowStepExecutions"), (request.Method, request.Target));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(body, request.Body);
    }

    [Fact]
    public async Task A_request_is_signed_for_the_region_and_the_service()
    {
        await using var server = RawServer.Answering(200, "{}");

        await server.Transport(AwsSettings.Complete with { Region = "eu-south-2" }).SendAsync(Get, Cancellation);

        var headers = Assert.Single(server.Requests).Headers;
        Assert.Matches(@"^[0-9]{8}T[0-9]{6}Z\z", headers["X-Amz-Date"]);
        Assert.Matches(
            $@"^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{headers["X-Amz-Date"][..8]}/eu-south-2/imagebuilder/aws4_request, ?"
                + @"SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, ?Signature=[0-9a-f]{64}\z",
            headers["Authorization"]
        );
        Assert.DoesNotContain("X-Amz-Security-Token", headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", string.Join('\n', headers.Values), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_token_goes_along_and_is_signed()
    {
        await using var server = RawServer.Answering(200, "{}");

        await server.Transport(AwsSettings.Complete with { SessionToken = "token/+=" }).SendAsync(Get, Cancellation);

        var headers = Assert.Single(server.Requests).Headers;
        Assert.Equal("token/+=", headers["X-Amz-Security-Token"]);
        Assert.Matches("SignedHeaders=[^,]*x-amz-security-token", headers["Authorization"]);
    }

    [Fact]
    public async Task The_user_agent_names_the_module()
    {
        await using var server = RawServer.Answering(200, "{}");

        await server.Transport().SendAsync(Get, Cancellation);

        Assert.Contains("ImageBuilderWorkflow#", Assert.Single(server.Requests).Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_change_sign_the_next_request()
    {
        await using var server = RawServer.Answering(200, "{}");
        var transport = server.Transport(new ConnectionSettings { Region = "eu-west-1", Credential = new RotatingCredentials() });

        await transport.SendAsync(Get, Cancellation);
        await transport.SendAsync(Get, Cancellation);

        Assert.Equal(
            [("AKID1", "token1"), ("AKID2", "token2")],
            server.Requests.Select(request =>
                (request.Headers["Authorization"].Split('=', '/')[1], request.Headers["X-Amz-Security-Token"])
            )
        );
    }

    [Fact]
    public async Task Regions_and_addresses_of_one_session_do_not_mix()
    {
        await using var one = RawServer.Answering(200, "{}", "x-amzn-RequestId: one");
        await using var other = RawServer.Answering(200, "{}", "x-amzn-RequestId: other");
        var transports = new[]
        {
            one.Transport(),
            other.Transport(AwsSettings.Complete with { Region = "us-east-2", AccessKey = "OTHER" }),
        };

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => transports[number % 2].SendAsync(Get, Cancellation)));

        Assert.All(replies.Index(), reply => Assert.Equal(reply.Index % 2 == 0 ? "one" : "other", reply.Item.RequestId));
        Assert.Equal(10, one.Requests.Count);
        Assert.All(one.Requests, request => Assert.Contains("AKIDEXAMPLE/", request.Headers["Authorization"], StringComparison.Ordinal));
        Assert.All(other.Requests, request => Assert.Matches("=OTHER/[0-9]{8}/us-east-2/", request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_connection_is_used_again()
    {
        await using var server = RawServer.Answering(200, "{}");
        var transport = server.Transport();

        for (var number = 0; number < 5; number++)
        {
            await transport.SendAsync(Get, Cancellation);
        }

        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("prefix")]
    [InlineData("prefix/")]
    public async Task An_address_may_have_a_path(string path)
    {
        await using var server = RawServer.Answering(200, "{}");
        var connection = ConnectionResolver.Resolve(AwsSettings.Complete with { EndpointUrl = server.Address + path });

        await new AwsTransport(connection).SendAsync(Get, Cancellation);

        Assert.Equal("/prefix/GetWorkflowExecution", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task An_answer_comes_byte_for_byte_with_its_request_id()
    {
        const string body = "\uFEFF{\"a\":\"é中😀\"}\r\n";
        await using var server = RawServer.Answering(200, body, "X-AMZN-REQUESTID: r-1", "Content-Type: text/plain; charset=latin1");

        var reply = await server.Transport().SendAsync(Get, Cancellation);

        Assert.Equal(Encoding.UTF8.GetBytes(body), reply.Body.ToArray());
        Assert.Equal("r-1", reply.RequestId);
    }

    [Fact]
    public async Task An_answer_may_have_no_body_and_no_request_id()
    {
        await using var server = RawServer.Answering(200, string.Empty);

        var reply = await server.Transport().SendAsync(Get, Cancellation);

        Assert.True(reply.Body.IsEmpty);
        Assert.Null(reply.RequestId);
    }

    [Fact]
    public async Task A_long_answer_in_pieces_comes_whole()
    {
        var body = new string('x', 100_000);
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var piece = 0; piece < 10; piece++)
            {
                await connection.WriteAsync($"{body.Length:x}\r\n{body}\r\n");
            }

            await connection.WriteAsync("0\r\n\r\n");
            await connection.WaitForCloseAsync();
        });

        var reply = await server.Transport().SendAsync(Get, Cancellation);

        Assert.Equal(1_000_000, reply.Body.Length);
        Assert.Equal(-1, reply.Body.Span.IndexOfAnyExcept((byte)'x'));
    }

    private sealed class RotatingCredentials
    {
        private int _asked;

        public Keys GetCredentials()
        {
            _asked++;
            return new Keys($"AKID{_asked}", "secret", $"token{_asked}");
        }

        internal sealed record Keys(string AccessKey, string SecretKey, string Token);
    }
}
