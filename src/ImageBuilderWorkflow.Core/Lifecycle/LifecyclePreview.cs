namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Reads lifecycle policies with their rules and the images that they select, and finds what a run would act on. It changes nothing.
/// </summary>
/// <param name="client">Whom to ask.</param>
/// <param name="pageSize">How many items a request asks for.</param>
/// <param name="limit">How many requests may be under way at the same time.</param>
/// <param name="observer">Is told what goes on.</param>
/// <param name="cancellationToken">Ends the requests.</param>
internal sealed class LifecyclePreview(
    ImageBuilderClient client,
    int pageSize,
    int limit,
    IRequestObserver observer,
    CancellationToken cancellationToken
)
{
    private readonly RequestThrottle _throttle = new(limit);
    private ImageInventory? _inventory;

    // Several policies are read at the same time, and share what they read of the images.
    private ImageInventory Inventory =>
        LazyInitializer.EnsureInitialized(
            ref _inventory,
            () => new ImageInventory(client, pageSize, _throttle, observer, cancellationToken)
        );

    /// <summary>What a run of a policy would act on, as the only page of a listing.</summary>
    /// <param name="lifecyclePolicyArn">The ARN of the policy.</param>
    /// <param name="at">The time for which to evaluate it, in UTC; <see langword="null"/> for the time of the service.</param>
    /// <param name="most">How many candidates to give at most; <see langword="null"/> for all.</param>
    /// <param name="onPolicy">Is told of the policy when it has been read.</param>
    /// <exception cref="ImageBuilderException">A request failed for good.</exception>
    public async IAsyncEnumerable<IItemPage> ReadAsync(string lifecyclePolicyArn, DateTime? at, int? most, Action<LifecyclePolicy> onPolicy)
    {
        var policy = await GetAsync(lifecyclePolicyArn).ConfigureAwait(false);
        onPolicy(policy);
        var images = await Inventory.BuildsAsync(new LifecycleSelection(policy).MayHave).ConfigureAwait(false);
        var candidates = LifecycleEvaluation.Evaluate(policy, images, at ?? policy.ReadTime ?? DateTime.UtcNow);
        yield return new ItemPage<LifecycleCandidate>(
            [.. candidates.Take(most ?? int.MaxValue)],
            ends: null,
            ListingPosition.Start,
            next: null,
            isWhole: true
        );
    }

    private async Task<LifecyclePolicy> GetAsync(string arn)
    {
        await _throttle.EnterAsync(order: 0, cancellationToken).ConfigureAwait(false);
        try
        {
            return await client.GetAsync(LifecyclePolicyOperations.Get, arn, observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _throttle.Leave();
        }
    }
}
