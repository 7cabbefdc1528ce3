using System.Net.Sockets;
using System.Text;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>A connection that shows every received byte and how it ends.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _tcp = new();
    private readonly MemoryStream _received = new();

    /// <summary>The received text.</summary>
    public string Received => Encoding.UTF8.GetString(_received.ToArray());

    /// <summary>The received headers.</summary>
    public string Head => Received.Split("\r\n\r\n")[0];

    /// <summary>The received bytes of the body.</summary>
    public int BodyLength => (int)_received.Length - Encoding.UTF8.GetByteCount(Head) - 4;

    /// <summary>The length in the headers.</summary>
    public int AnnouncedLength =>
        int.Parse(
            Head.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))["Content-Length: ".Length..],
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>Connects and sends a signed request.</summary>
    public async Task SendAsync(HttpRequestMessage request, byte[] body, TestSigner signer, CancellationToken cancellationToken)
    {
        await _tcp.ConnectAsync(request.RequestUri!.Host, request.RequestUri.Port, cancellationToken);
        signer.Sign(request, body);
        var head = new StringBuilder($"{request.Method} {request.RequestUri.PathAndQuery} HTTP/1.1\r\nContent-Length: {body.Length}\r\n");
        foreach (var header in request.Headers)
            head.Append(header.Key).Append(": ").AppendJoin(", ", header.Value).Append("\r\n");
        byte[] message = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
        await _tcp.GetStream().WriteAsync(message, cancellationToken);
    }

    /// <summary>Reads until a condition is true.</summary>
    public async Task ReadUntilAsync(Func<RawConnection, bool> holds, CancellationToken cancellationToken)
    {
        while (!holds(this))
        {
            if (!await ReadAsync(cancellationToken))
                throw new EndOfStreamException();
        }
    }

    /// <summary>Reads to the end; true if the connection was closed, false if it was reset.</summary>
    public async Task<bool> ReadToEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadAsync(cancellationToken)) { }

            return true;
        }
        catch (IOException reset) when (reset.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return false;
        }
    }

    public void Dispose()
    {
        _tcp.Dispose();
        _received.Dispose();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var read = await _tcp.GetStream().ReadAsync(buffer, cancellationToken);
        _received.Write(buffer, 0, read);
        return read > 0;
    }
}
