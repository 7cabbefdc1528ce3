using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Tests.Reliability;

/// <summary>Reads steps from a loopback server the way the cmdlets do, and keeps what came before an error.</summary>
internal static class Reader
{
    public static ImageBuilderClient Client(LoopbackServer server, int? maxAttempts = null, Pacer? pacer = null)
    {
        var connection = ConnectionResolver.Resolve(
            new ConnectionSettings
            {
                Region = server.Account.Options.Region,
                AccessKey = server.AccessKey,
                SecretKey = server.SecretKey,
                EndpointUrl = server.Url.ToString(),
                MaxAttempts = maxAttempts,
            }
        );
        // The session's pacer would carry one test's throttles over to the next.
        var time = new FastTime();
        pacer ??= new Pacer(time);
        return new ImageBuilderClient(
            new AwsTransport(connection),
            new RetryPolicy(Random.Shared.NextDouble, maxAttempts),
            time,
            _ => pacer
        );
    }

    public static async Task<Reading> StepsAsync(
        ImageBuilderClient client,
        string execution,
        CancellationToken cancellationToken,
        string? startingToken = null,
        int pageSize = 25
    )
    {
        var ids = new List<string>();
        var options = new ListingOptions
        {
            PageSize = pageSize,
            Start = startingToken is null ? ListingPosition.Start : ResumeToken.Decode(startingToken),
        };
        var pages = Listing.ReadAsync(
            client,
            WorkflowStepExecutionOperations.List,
            WorkflowStepExecutionOperations.ListRequest(execution),
            options,
            matches: null,
            SilentObserver.Instance,
            cancellationToken
        );
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
}

/// <summary>What a listing gave before it ended.</summary>
/// <param name="Ids">The ids of the items, in order.</param>
/// <param name="Error">What ended it, or <see langword="null"/> for its end.</param>
internal sealed record Reading(IReadOnlyList<string> Ids, ImageBuilderException? Error);
