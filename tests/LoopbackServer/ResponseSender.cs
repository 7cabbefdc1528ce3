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

/// <summary>Sends one answer, as it should be or in one of the ways in which networks and servers go wrong.</summary>
internal sealed class ResponseSender(HttpContext context, RequestLog.Entry entry, CancellationToken stopping)
{
    // A client that does not close its end after the server closed its own must not keep the connection for ever.
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private bool _isComplete;

    /// <summary>Waits, unless the client goes away or the server stops.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        if (time <= TimeSpan.Zero) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

        // A timer goes by a coarse clock and may be some milliseconds early, which would spoil whoever measures.
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

    /// <summary>Sends an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="delivery">How it goes out.</param>
    /// <param name="pause">How long a trickling one waits in the middle.</param>
    /// <param name="now">The time for the Date header.</param>
    public async Task SendAsync(AccountResponse response, Delivery delivery, TimeSpan pause, DateTimeOffset now)
    {
        var half = response.Body.Length / 2;
        entry.Update(note => note with
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
        });
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
    /// Notes that the request is done; the first call counts. It comes before the last byte goes out, so that a client which asks again
    /// at once is never seen as asking twice at the same time.
    /// </summary>
    public void Complete()
    {
        if (_isComplete) return;
        _isComplete = true;
        entry.Complete(context.RequestAborted.IsCancellationRequested);
    }

    private static string Date(DateTimeOffset now) => now.ToString("r", CultureInfo.InvariantCulture);

    private Socket Socket => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    private void WriteHead(AccountResponse response, DateTimeOffset now)
    {
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers) context.Response.Headers[name] = value;
        context.Response.Headers.Date = Date(now);
        context.Response.ContentLength = response.Body.Length;
    }

    // Past Kestrel, which would rightly refuse to send a body that its headers do not announce. Nothing else is on its way on this
    // connection: the request was read to its end and its answer has not begun.
    private async Task SendRawAsync(AccountResponse response, int announced, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {Date(now)}\r\nContent-Length: {announced}\r\n");
        foreach (var (name, value) in response.Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        byte[] message = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body.Span];
        for (var sent = 0; sent < message.Length;)
            sent += await Socket.SendAsync(message.AsMemory(sent), context.RequestAborted).ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        Complete();
        Socket.Shutdown(SocketShutdown.Send);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (context.RequestAborted.Register(() => closed.TrySetResult()))
        using (stopping.Register(() => closed.TrySetResult()))
            await Task.WhenAny(closed.Task, Task.Delay(LongestGoodbye, CancellationToken.None)).ConfigureAwait(false);
        context.Abort();
    }

    private void Reset()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
    }
}
