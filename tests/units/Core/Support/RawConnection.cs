using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The server's end of a connection, to be used and abused at will.</summary>
internal sealed class RawConnection(TcpClient client, CancellationToken stopped) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>Reads a request, or returns <see langword="null"/> when no other comes.</summary>
    public async Task<RawRequest?> ReadRequestAsync()
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await _stream.ReadAsync(one, stopped) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines[1..]
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await _stream.ReadExactlyAsync(body, stopped);
        var start = lines[0].Split(' ');
        return new RawRequest(start[0], start[1], headers, body);
    }

    /// <summary>Sends text as it is.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends bytes as they are.</summary>
    public Task WriteAsync(byte[] bytes) => _stream.WriteAsync(bytes, stopped).AsTask();

    /// <summary>Sends a whole answer.</summary>
    public Task AnswerAsync(int status, string body, params string[] headers) =>
        WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            )
                + string.Concat(headers.Select(header => header + "\r\n"))
                + "\r\n"
                + body
        );

    /// <summary>Breaks the connection off, so that the client is told of it.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }

    /// <summary>Waits until the client has closed its end.</summary>
    public async Task WaitForCloseAsync()
    {
        try
        {
            while (await _stream.ReadAsync(new byte[1024], stopped) > 0)
            {
                // Whatever still comes is of no interest.
            }
        }
        catch (IOException)
        {
            // Broken off is closed too.
        }
    }

    /// <summary>Waits for something, but not longer than the server runs.</summary>
    public Task UntilAsync(Task task) => task.WaitAsync(stopped);

    public void Dispose() => client.Dispose();
}
