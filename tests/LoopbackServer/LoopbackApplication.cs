using System.Text;
using ImageBuilderWorkflow.Loopback.Faults;
using ImageBuilderWorkflow.Loopback.Signing;
using ImageBuilderWorkflow.SampleAccount;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>Processes a request: reads, logs, verifies and delays it, gets the answer from a fault or the account, and sends it.</summary>
internal sealed class LoopbackApplication(
    LoopbackOptions options,
    AccountSet accounts,
    FaultSet faults,
    RequestLog log,
    CancellationToken stopping
) : IHttpApplication<HttpContext>
{
    private readonly SignatureVerifier _verifier = new(
        accounts.Credentials,
        options.SigningRegion ?? (options.AccountCount > 0 ? SignatureVerifier.AnyRegion : options.Account.Region)
    );
    private readonly ControlEndpoints _control = new(accounts, faults, log);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (ControlEndpoints.Owns(context.Request.Path))
        {
            await _control.AnswerAsync(context, body).ConfigureAwait(false);
            return;
        }

        var request = new AccountRequest(
            context.Request.Method,
            context.Request.Path.Value ?? "",
            context.Request.QueryString.Value ?? "",
            body
        )
        {
            Target = TargetOf(context.Request),
        };
        var signature = AuthorizationHeader.Parse(context.Request.Headers.Authorization.ToString(), out _);
        var account = accounts.Find(signature?.AccessKey, signature?.Region);
        var description = account.Describe(request) with { AccessKey = signature?.AccessKey, Region = signature?.Region };
        var entry = log.Arrive(sequence => Note(sequence, context.Request, request, description));
        var sender = new ResponseSender(context, entry, stopping);
        try
        {
            var plan = new FaultPlan(faults.Strike(description, request), account, description, request);
            var now = DateTimeOffset.UtcNow + plan.Skew;
            var verdict = _verifier.Verify(
                request.Target is null ? SignatureVerifier.ImageBuilder : SignatureVerifier.CloudWatchLogs,
                request.Method,
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                context.Request.Headers,
                body,
                now,
                plan.SkewCode
            );
            entry.Update(note =>
                note with
                {
                    Signature = verdict.ErrorCode ?? "Valid",
                    AccessKey = verdict.AccessKey,
                    SessionToken = verdict.SessionToken,
                    SigningRegion = verdict.Region,
                    Faults = plan.Kinds,
                }
            );

            await sender.WaitAsync(options.Latency + plan.Delay).ConfigureAwait(false);
            if (plan.Delivery == Delivery.Reset)
            {
                sender.Refuse();
                return;
            }

            var response = verdict.IsValid
                ? plan.Replacement() ?? plan.Alter(account.Handle(request))
                : account.Refuse(request, request.Target is null ? 403 : 400, verdict.ErrorCode!, verdict.Message!);
            await sender.SendAsync(response, plan.Delivery, plan.Pause, now).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client closed the connection, or the server stops. Nobody waits for the answer.
            context.Abort();
        }
        finally
        {
            sender.Complete();
        }
    }

    // The target names an operation only in a request with the content type of JSON 1.1.
    private static string? TargetOf(HttpRequest request) =>
        request.ContentType == "application/x-amz-json-1.1" && request.Headers.TryGetValue("X-Amz-Target", out var target)
            ? target.ToString()
            : null;

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 64 * 1024));
        await request.Body.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return buffer.ToArray();
    }

    private static LoggedRequest Note(long sequence, HttpRequest http, AccountRequest request, RequestDescription description) =>
        new()
        {
            Sequence = sequence,
            Operation = description.Operation,
            Method = request.Method,
            Path = request.Path,
            QueryString = request.QueryString,
            Body = Encoding.UTF8.GetString(request.Body.Span),
            MaxResults = description.MaxResults,
            NextToken = description.NextToken,
            Page = description.Page,
            ArrivedAt = DateTimeOffset.UtcNow,
            Attempt = SdkHeaders.Attempt(http.Headers),
            InvocationId = SdkHeaders.InvocationId(http.Headers),
            UserAgent = http.Headers.UserAgent.Count > 0 ? http.Headers.UserAgent.ToString() : null,
        };
}
