using System.Globalization;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>Calls Image Builder: builds the requests, repeats what is worth repeating, and turns answers into objects.</summary>
/// <param name="transport">What carries the requests.</param>
/// <param name="retryPolicy">What is worth repeating.</param>
/// <param name="time">What waits.</param>
internal sealed class ImageBuilderClient(ITransport transport, RetryPolicy retryPolicy, TimeProvider time)
{
    private const string ClientToken = "clientToken";

    /// <summary>Makes a client for a connection.</summary>
    public static ImageBuilderClient For(AwsConnection connection) =>
        new(new AwsTransport(connection), new RetryPolicy(Random.Shared.NextDouble, connection.MaxAttempts), TimeProvider.System)
        {
            Connection = connection,
        };

    /// <summary>The connection to AWS; <see langword="null"/> when something else is asked.</summary>
    public AwsConnection? Connection { get; private init; }

    /// <summary>The region that is asked.</summary>
    public string Region => transport.Region;

    /// <summary>Asks for one object.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="id">The object's id.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up, also in a wait.</param>
    /// <exception cref="ImageBuilderException">It failed for good.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    public Task<T> GetAsync<T>(GetOperation<T> operation, string id, IRequestObserver observer, CancellationToken cancellationToken)
        where T : ServiceObject, new()
    {
        var request = new ServiceRequest { Operation = operation.Name, Method = "GET", Query = [new(operation.Argument, id)] };
        return ExecuteAsync(
            request,
            reply => ResponseParser.ReadItem(operation, () => new T { Region = Region, RequestId = reply.RequestId, ReadTime = transport.UtcNow }, reply.Body),
            static item => (1, item.RequestId),
            resume: null,
            observer,
            cancellationToken);
    }

    /// <summary>Asks for one page of a listing.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">What to list.</param>
    /// <param name="pageSize">How many items at most.</param>
    /// <param name="token">The page's token, or <see langword="null"/> for the first page.</param>
    /// <param name="resume">Where an error is to go on, or <see langword="null"/> for the beginning.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up, also in a wait.</param>
    /// <exception cref="ImageBuilderException">It failed for good.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    public Task<ResponsePage<T>> GetPageAsync<T>(
        ListOperation<T> operation,
        RequestMembers members,
        int pageSize,
        string? token,
        ListingPosition? resume,
        IRequestObserver observer,
        CancellationToken cancellationToken)
        where T : ServiceObject, new()
    {
        var request = new ServiceRequest { Operation = operation.Name, Method = "POST", Body = ListBody(members, pageSize, token) };
        return ExecuteAsync(
            request,
            reply => ResponseParser.ReadPage(operation, () => NewPage(operation, members, reply), reply.Body),
            static page => (page.Items.Count, page.RequestId),
            resume,
            observer,
            cancellationToken);
    }

    /// <summary>Has something changed. A request that is sent again carries the same token, so that it acts once.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="members">What to change, without the client token.</param>
    /// <param name="clientToken">The client token.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up, also in a wait; the service may have acted by then.</param>
    /// <exception cref="ImageBuilderException">It failed for good.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent as things are set up.</exception>
    public Task<T> ActAsync<T>(
        ActionOperation<T> operation, RequestMembers members, string clientToken, IRequestObserver observer, CancellationToken cancellationToken)
        where T : ServiceObject, new()
    {
        var all = new RequestMembers().With(members).With(ClientToken, clientToken);
        var request = new ServiceRequest { Operation = operation.Name, Method = "PUT", Body = Body(all.WriteTo) };
        return ExecuteAsync(
            request,
            reply => ResponseParser.ReadResult(operation, () => NewResult(operation, all, reply), reply.Body),
            static result => (1, result.RequestId),
            resume: null,
            observer,
            cancellationToken,
            clientToken);
    }

    private T NewResult<T>(ActionOperation<T> operation, RequestMembers members, ServiceReply reply)
        where T : ServiceObject, new()
    {
        var result = new T { Region = Region, RequestId = reply.RequestId, ReadTime = transport.UtcNow };
        operation.SetRequest(result, members);
        return result;
    }

    private T NewPage<T>(ListOperation<T> operation, RequestMembers members, ServiceReply reply)
        where T : ServiceObject, new()
    {
        var page = new T { Region = Region, RequestId = reply.RequestId, ReadTime = transport.UtcNow };
        operation.SetRequest(page, members);
        return page;
    }

    private static byte[] ListBody(RequestMembers members, int pageSize, string? token) => Body(writer =>
    {
        writer.WriteNumber("maxResults"u8, pageSize);
        if (token is not null)
        {
            writer.WriteString("nextToken"u8, token);
        }

        members.WriteTo(writer);
    });

    private static byte[] Body(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private async Task<TResult> ExecuteAsync<TResult>(
        ServiceRequest request,
        Func<ServiceReply, TResult> parse,
        Func<TResult, (int Items, string? RequestId)> summarize,
        ListingPosition? resume,
        IRequestObserver observer,
        CancellationToken cancellationToken,
        string? clientToken = null)
    {
        var mayHaveActed = false;
        var isClockCorrected = false;
        var isRefreshed = false;
        var limiter = await transport.GetLimiterAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            if (limiter?.Reserve() is { } pace && pace > TimeSpan.Zero)
            {
                observer.Paced(request.Operation, attempt, pace);
                await Task.Delay(pace, time, cancellationToken).ConfigureAwait(false);
            }

            var sent = time.GetTimestamp();
            string? requestId = null;
            Exception failure;
            try
            {
                using var reply = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
                requestId = reply.RequestId;
                var result = parse(reply);
                limiter?.Succeeded();
                var (items, id) = summarize(result);
                observer.Answered(request.Operation, items, time.GetElapsedTime(sent), id);
                return result;
            }
            catch (Exception error) when (error is ServiceFaultException or ConnectionFaultException or MalformedResponseException)
            {
                failure = error;
                mayHaveActed |= error is not ServiceFaultException { StatusCode: < 500 };
            }

            TimeSpan? wait;
            var reason = FailureDescription.Reason(failure);
            if (failure is ServiceFaultException late && !isClockCorrected && RetryPolicy.ClockSkew(late, time.GetUtcNow()) is { } skew)
            {
                isClockCorrected = true;
                reason += string.Create(CultureInfo.InvariantCulture, $"; the service's clock differs by {skew.TotalMinutes:0.#} minutes, which is corrected");
                wait = TimeSpan.Zero;
            }
            else if (failure is ServiceFaultException expired && !isRefreshed && RetryPolicy.IsExpiry(expired) && transport.RefreshCredentials())
            {
                isRefreshed = true;
                reason += "; the credentials are fetched anew";
                wait = TimeSpan.Zero;
            }
            else
            {
                // Later attempts are spaced out by their own waits: what becomes of them says nothing of the pace.
                if (attempt == 1 && failure is ServiceFaultException fault && RetryPolicy.IsThrottle(fault))
                {
                    limiter?.Throttled(sent);
                }

                wait = retryPolicy.NextWait(failure, attempt);
            }

            if (wait is null)
            {
                requestId = (failure as ServiceFaultException)?.RequestId ?? requestId;
                observer.Failed(request.Operation, attempt, reason, time.GetElapsedTime(sent), requestId);
                var described = FailureDescription.Describe(failure, request.Operation, Region, requestId, attempt, resume is { } place ? ResumeToken.Encode(place) : null);
                throw clientToken is null ? described : FailureDescription.WithClientToken(described, clientToken, mayHaveActed);
            }

            observer.Waiting(request.Operation, attempt, reason, wait.Value);
            await Task.Delay(wait.Value, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
