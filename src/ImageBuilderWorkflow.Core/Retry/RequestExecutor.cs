using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>Sends a request until it is answered or the retry policy gives it up, at the pace of its account and region.</summary>
/// <param name="transport">Carries the requests.</param>
/// <param name="policy">Decides on failures.</param>
/// <param name="time">Measures and waits.</param>
/// <param name="pacerOf">Gives the pacer for a transport's scope.</param>
internal sealed class RequestExecutor(ITransport transport, RetryPolicy policy, TimeProvider time, Func<string, Pacer> pacerOf)
{
    /// <summary>Sends a request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="observer">Is told of every attempt.</param>
    /// <param name="cancellationToken">Ends the attempt or the wait that is under way.</param>
    /// <exception cref="ImageBuilderException">The policy gave the request up.</exception>
    /// <exception cref="ConfigurationException">The request cannot be sent with the current settings.</exception>
    public async Task<TResult> ExecuteAsync<TResult>(
        ServiceCall<TResult> call,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
    {
        var operation = call.Request.Operation;
        var scope = await transport.GetPaceScopeAsync(cancellationToken).ConfigureAwait(false);
        var pacer = scope is null ? null : pacerOf(scope);
        var mayHaveActed = false;
        var tried = Repairs.None;
        for (var attempt = 1; ; attempt++)
        {
            if (pacer?.Reserve() is { } pace && pace > TimeSpan.Zero)
            {
                observer.Paced(operation, attempt, pace);
                await Task.Delay(pace, time, cancellationToken).ConfigureAwait(false);
            }

            var sent = time.GetTimestamp();
            string? requestId = null;
            Exception failure;
            try
            {
                using var reply = await transport.SendAsync(call.Request, cancellationToken).ConfigureAwait(false);
                requestId = reply.RequestId;
                var result = call.Parse(reply);
                pacer?.Succeeded();
                var (items, id) = call.Summarize(result);
                observer.Answered(operation, items, time.GetElapsedTime(sent), id);
                return result;
            }
            catch (Exception error) when (error is ServiceFaultException or ConnectionFaultException or MalformedResponseException)
            {
                failure = error;
                mayHaveActed |= error is not ServiceFaultException { StatusCode: < 500 };
            }

            var decision = Decide(failure, attempt, ref tried);
            if (attempt == 1 && failure is ServiceFaultException fault && RetryPolicy.IsThrottle(fault))
            {
                // Later attempts are spaced out by their own waits, so their throttles say nothing about the pace.
                pacer?.Throttled(sent);
            }

            var reason = Reason(failure, decision);
            if (decision.Action == RetryAction.GiveUp)
            {
                requestId = (failure as ServiceFaultException)?.RequestId ?? requestId;
                observer.Failed(operation, attempt, reason, time.GetElapsedTime(sent), requestId);
                var described = FailureDescription.Describe(failure, operation, transport.Region, requestId, attempt);
                throw call.ClientToken is null ? described : FailureDescription.WithClientToken(described, call.ClientToken, mayHaveActed);
            }

            observer.Waiting(operation, attempt, reason, decision.Wait);
            await Task.Delay(decision.Wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private RetryDecision Decide(Exception failure, int attempt, ref Repairs tried)
    {
        var decision = policy.Decide(failure, attempt, tried, time.GetUtcNow());
        if (decision.Action == RetryAction.CorrectClock)
        {
            tried |= Repairs.Clock;
        }
        else if (decision.Action == RetryAction.RefreshCredentials)
        {
            tried |= Repairs.Credentials;
            if (!transport.RefreshCredentials())
            {
                return policy.Decide(failure, attempt, tried, time.GetUtcNow());
            }
        }

        return decision;
    }

    private static string Reason(Exception failure, RetryDecision decision) =>
        FailureDescription.Reason(failure)
        + decision.Action switch
        {
            RetryAction.CorrectClock => string.Create(
                CultureInfo.InvariantCulture,
                $"; the service's clock differs by {decision.ClockSkew.TotalMinutes:0.#} minutes, which is corrected"
            ),
            RetryAction.RefreshCredentials => "; the credentials are fetched anew",
            _ => string.Empty,
        };
}
