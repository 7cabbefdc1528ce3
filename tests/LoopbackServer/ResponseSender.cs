using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.SampleAccount;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>Sends one response, correctly or with a fault of a network or a server.</summary>
internal sealed class ResponseSender(HttpContext context, RequestLog.Entry entry, CancellationToken stopping)
{
    // Limits the wait for a client that does not close its end of the connection.
    private static readonly TimeSpan LongestCloseWait = TimeSpan.FromSeconds(5);

    private bool _isComplete;

    /// <summary>Waits, unless the client closes the connection or the server stops.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

        // A timer has a coarse clock and can be some milliseconds early. Measurements need the full wait.
        var start = Stopwatch.GetTimestamp();
        for (var left = time; left > TimeSpan.Zero; left = time - Stopwatch.GetElapsedTime(start))
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), either.Token).ConfigureAwait(false);
    }

    /// <summary>Resets the connection instead of sending anything.</summary>
    public void Refuse()
    {
        Complete();
        Reset();
    }

    /// <summary>Sends a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="delivery">How it is sent.</param>
    /// <param name="pause">How long a trickling response waits in the middle.</param>
    /// <param name="now">The time for the Date header.</param>
    public async Task SendAsync(AccountResponse response, Delivery delivery, TimeSpan pause, DateTimeOffset now)
    {
        var half = response.Body.Length / 2;
        entry.Update(note =>
            note with
            {
                Status = delivery == Delivery.Lost ? null : response.Status,
                RequestId = response.RequestId,
                ErrorCode = response.ErrorCode,
                Effect = response.IsRepeat switch
                {
                    null => null,
                    false => WriteEffect.Done,
                    true => WriteEffect.Repeated,
                },
            }
        );
        switch (delivery)
        {
            case Delivery.Plain:
                WriteHead(response, now);
                Complete();
                await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
                break;
            case Delivery.Trickle:
                WriteHead(response, now);
                await context.Response.Body.WriteAsync(response.Body[..half], context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                await WaitAsync(pause).ConfigureAwait(false);
                Complete();
                await context.Response.Body.WriteAsync(response.Body[half..], context.RequestAborted).ConfigureAwait(false);
                break;
            case Delivery.Lost:
                Complete();
                Reset();
                break;
            case Delivery.ResetMidBody:
                await SendRawAsync(response, response.Body.Length, response.Body[..half], now).ConfigureAwait(false);
                Complete();
                Reset();
                break;
            case Delivery.CutBody:
                await SendRawAsync(response, response.Body.Length, response.Body[..half], now).ConfigureAwait(false);
                await CloseAsync().ConfigureAwait(false);
                break;
            case Delivery.ShortLength:
                await SendRawAsync(response, half, response.Body, now).ConfigureAwait(false);
                await CloseAsync().ConfigureAwait(false);
                break;
        }
    }

    /// <summary>
    /// Marks the request as done; only the first call counts. It comes before the last byte is sent, so that the next request of the client
    /// is never in flight at the same time.
    /// </summary>
    public void Complete()
    {
        if (_isComplete)
            return;
        _isComplete = true;
        entry.Complete(context.RequestAborted.IsCancellationRequested);
    }

    private static string Date(DateTimeOffset now) => now.ToString("r", CultureInfo.InvariantCulture);

    private Socket Socket => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    private void WriteHead(AccountResponse response, DateTimeOffset now)
    {
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
            context.Response.Headers[name] = value;
        context.Response.Headers.Date = Date(now);
        context.Response.ContentLength = response.Body.Length;
    }

    // Bypasses Kestrel, which refuses to send a body of another length than its header. The connection is free: the request was read to
    // its end, and Kestrel has sent nothing of the answer.
    private async Task SendRawAsync(AccountResponse response, int announced, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {Date(now)}\r\nContent-Length: {announced}\r\n");
        foreach (var (name, value) in response.Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        byte[] message = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body.Span];
        for (var sent = 0; sent < message.Length; )
            sent += await Socket.SendAsync(message.AsMemory(sent), context.RequestAborted).ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        Complete();
        Socket.Shutdown(SocketShutdown.Send);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (context.RequestAborted.Register(() => closed.TrySetResult()))
        using (stopping.Register(() => closed.TrySetResult()))
            await Task.WhenAny(closed.Task, Task.Delay(LongestCloseWait, CancellationToken.None)).ConfigureAwait(false);
        context.Abort();
    }

    private void Reset()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
    }
}
