using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A server on this machine that does with each connection what a test says.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawConnection, Task> _serve;
    private readonly Task _accepting;

    public RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The requests so far, of servers that <see cref="Answering"/> made.</summary>
    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections { get; private set; }

    /// <summary>A server that gives the same answer to every request.</summary>
    public static RawServer Answering(int status, string body, params string[] headers)
    {
        RawServer? server = null;
        server = new RawServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                server!.Requests.Enqueue(request);
                await connection.AnswerAsync(status, body, headers);
            }
        });
        return server;
    }

    /// <summary>What sends requests to this server.</summary>
    public AwsTransport Transport(ConnectionSettings? settings = null) =>
        new(ConnectionResolver.Resolve((settings ?? AwsSettings.Complete) with { EndpointUrl = Address.AbsoluteUri }));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = new RawConnection(client, _stop.Token);
        try
        {
            await _serve(connection);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client went away, or the test is over.
        }
    }
}
