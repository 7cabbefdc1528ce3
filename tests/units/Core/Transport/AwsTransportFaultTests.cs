using System.Net;
using System.Net.Sockets;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Answers that say no, that break off, or that never come.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class AwsTransportFaultTests : IDisposable
{
    private static readonly ServiceRequest Request = new()
    {
        Operation = "ListWorkflowExecutions",
        Method = "POST",
        Body = [.. "{}"u8],
    };

    private readonly AwsSettings _aws = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task An_error_of_the_service_comes_with_all_that_it_says()
    {
        await using var server = RawServer.Answering(
            429,
            """{"message":"Slow down."}""",
            "x-amzn-ErrorType: CallRateLimitExceededException:http://x/",
            "x-amzn-RequestId: r-1",
            "Retry-After: 3"
        );

        var fault = await Assert.ThrowsAsync<ServiceFaultException>(() => server.Transport().SendAsync(Request, Cancellation));

        Assert.Equal(("CallRateLimitExceededException", "Slow down.", 429), (fault.Code, fault.Message, fault.StatusCode));
        Assert.Equal(("r-1", TimeSpan.FromSeconds(3)), (fault.RequestId, fault.RetryAfter));
    }

    [Theory]
    [InlineData(400, """{"__type":"InvalidRequestException","message":"m"}""", "InvalidRequestException")]
    [InlineData(403, """{"code":"ForbiddenException","Message":"m"}""", "ForbiddenException")]
    [InlineData(404, "", "Http404")]
    [InlineData(429, "<html>", "Http429")]
    [InlineData(500, """{"__type":"com.amazonaws#ServiceException"}""", "ServiceException")]
    [InlineData(503, "<html><body>Service Unavailable</body></html>", "Http503")]
    [InlineData(504, "", "Http504")]
    [InlineData(301, "", "Http301")]
    [InlineData(307, "", "Http307")]
    public async Task Every_status_but_success_is_a_fault_and_is_sent_once(int status, string body, string code)
    {
        await using var server = RawServer.Answering(status, body, "Location: /elsewhere", "x-amzn-RequestId: r-1");

        var fault = await Assert.ThrowsAsync<ServiceFaultException>(() => server.Transport().SendAsync(Request, Cancellation));

        Assert.Equal((code, status, "r-1"), (fault.Code, fault.StatusCode, fault.RequestId));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"workflowExecutions\":[]}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 500 Error\r\nContent-Length: 100\r\n\r\n{\"message\":")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("")]
    public async Task An_answer_that_breaks_off_is_a_fault_of_the_connection(string answer)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(answer);
        });

        await AssertFaultAsync(server);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}")]
    public async Task So_is_one_that_is_broken_off(string answer)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(answer);
            connection.Reset();
        });

        await AssertFaultAsync(server);
    }

    [Fact]
    public async Task So_is_a_connection_that_is_broken_off_before_the_request_came()
    {
        await using var server = new RawServer(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });

        await AssertFaultAsync(server);
    }

    [Fact]
    public async Task So_is_a_connection_that_is_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var transport = new AwsTransport(
            ConnectionResolver.Resolve(AwsSettings.Complete with { EndpointUrl = $"http://127.0.0.1:{port}" })
        );

        var fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => transport.SendAsync(Request, Cancellation));

        Assert.False(fault.IsTimeout);
        Assert.Contains("127.0.0.1", fault.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(fault.InnerException);
    }

    [Fact]
    public async Task So_is_a_server_that_does_not_speak_TLS()
    {
        await using var server = new RawServer(connection =>
            connection.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        );
        var transport = new AwsTransport(
            ConnectionResolver.Resolve(AwsSettings.Complete with { EndpointUrl = $"https://{server.Address.Authority}" })
        );

        var fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => transport.SendAsync(Request, Cancellation));

        Assert.False(fault.IsTimeout);
        Assert.Contains(fault.InnerException!.GetBaseException().Message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_fault_the_next_request_is_sound()
    {
        var count = 0;
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (Interlocked.Increment(ref count) == 1)
            {
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}");
                connection.Reset();
            }
            else
            {
                await connection.AnswerAsync(200, "{\"a\":1}");
                await connection.WaitForCloseAsync();
            }
        });
        var transport = server.Transport();
        await Assert.ThrowsAsync<ConnectionFaultException>(() => transport.SendAsync(Request, Cancellation));

        var reply = await transport.SendAsync(Request, Cancellation);

        Assert.Equal("{\"a\":1}"u8.ToArray(), reply.Body.ToArray());
    }

    private static async Task AssertFaultAsync(RawServer server)
    {
        var fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => server.Transport().SendAsync(Request, Cancellation));

        Assert.False(fault.IsTimeout);
        Assert.NotEmpty(fault.Message);
        Assert.NotNull(fault.InnerException);
        Assert.Equal(1, server.Connections);
    }
}
