using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Tests.Reliability;

/// <summary>Reads steps from a loopback server the way the cmdlets do, and keeps what came before an error.</summary>
internal static class Reader
{
    public static ImageBuilderClient Client(LoopbackServer server, int? maxAttempts = null, RateLimiter? limiter = null)
    {
        var connection = ConnectionResolver.Resolve(new ConnectionSettings
        {
            Region = server.Account.Options.Region,
            AccessKey = server.AccessKey,
            SecretKey = server.SecretKey,
            EndpointUrl = server.Url.ToString(),
            MaxAttempts = maxAttempts,
        });
        return new ImageBuilderClient(
            new OwnLimiter(new AwsTransport(connection), limiter), new RetryPolicy(Random.Shared.NextDouble, maxAttempts), new FastTime());
    }

    public static async Task<Reading> StepsAsync(
        ImageBuilderClient client, string execution, CancellationToken cancellationToken, string? startingToken = null, int pageSize = 25)
    {
        var ids = new List<string>();
        var options = new ListingOptions
        {
            PageSize = pageSize,
            Start = startingToken is null ? ListingPosition.Start : ResumeToken.Decode(startingToken),
        };
        var pages = Listing.ReadAsync(
            client, WorkflowStepExecutionOperations.List, WorkflowStepExecutionOperations.ListRequest(execution), options, matches: null, SilentObserver.Instance, cancellationToken);
        try
        {
            await foreach (var page in pages.WithCancellation(cancellationToken))
            {
                ids.AddRange(page.Items.Select(step => step.StepExecutionId!));
            }

            return new Reading(ids, null);
        }
        catch (ImageBuilderException error)
        {
            return new Reading(ids, error);
        }
    }

    // The session's limiter would carry one test's throttles over to the next.
    private sealed class OwnLimiter(ITransport transport, RateLimiter? limiter) : ITransport
    {
        public string Region => transport.Region;

        public Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken) =>
            transport.SendAsync(request, cancellationToken);

        public bool RefreshCredentials() => transport.RefreshCredentials();

        public ValueTask<RateLimiter?> GetLimiterAsync(CancellationToken cancellationToken) => ValueTask.FromResult(limiter);
    }
}

/// <summary>What a listing gave before it ended.</summary>
/// <param name="Ids">The ids of the items, in order.</param>
/// <param name="Error">What ended it, or <see langword="null"/> for its end.</param>
internal sealed record Reading(IReadOnlyList<string> Ids, ImageBuilderException? Error);
