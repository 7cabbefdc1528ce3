using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Core;

/// <summary>Reads a listing page by page: the one loop behind every listing.</summary>
internal static class Listing
{
    /// <summary>Reads the pages of a listing, each asked for when the one before has been taken.</summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What to list.</param>
    /// <param name="options">How much, and from where.</param>
    /// <param name="matches">Which items are given out; <see langword="null"/> gives out all.</param>
    /// <param name="observer">Is told what goes on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImageBuilderException">A page failed for good; the exception's token goes on from there.</exception>
    /// <exception cref="ConfigurationException">No request can be sent as things are set up.</exception>
    public static async IAsyncEnumerable<ItemPage<T>> ReadAsync<T>(
        ImageBuilderClient client,
        ListOperation<T> operation,
        RequestMembers request,
        ListingOptions options,
        Predicate<T>? matches,
        IRequestObserver observer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : ServiceObject, new()
    {
        var position = options.Start;
        var remaining = options.MaxItems ?? int.MaxValue;
        var read = 0;
        var seen = new HashSet<UInt128>();
        if (position.PageToken is not null)
        {
            seen.Add(Fingerprint(position.PageToken));
        }

        while (true)
        {
            ResponsePage<T> page;
            try
            {
                page = await client
                    .GetPageAsync(operation, request, options.PageSize, position.PageToken, observer, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (ImageBuilderException error) when (position != ListingPosition.Start)
            {
                // A token that is refused leads nowhere any more: the way on is from where this listing began, past all that it has read.
                var isRefused = error.ErrorCode == FailureDescription.InvalidToken && position.PageToken != options.Start.PageToken;
                throw FailureDescription.At(
                    error,
                    isRefused ? new ListingPosition(options.Start.PageToken, read + position.Skip) : position,
                    isAtStart: position == options.Start
                );
            }

            read += page.Items.Count;

            // A token of another page size can lead past the end of this page, so what is left to skip goes over to the next.
            var skipped = Math.Min(position.Skip, page.Items.Count);
            var isEnd = page.NextToken is null || (operation.EndsWithSameToken && page.NextToken == position.PageToken);
            ListingPosition? next = isEnd ? null : new ListingPosition(page.NextToken, position.Skip - skipped);
            var given = Select(page.Items, skipped, remaining, matches, position with { Skip = skipped }, next);
            yield return given;

            remaining -= given.Items.Count;
            if (next is null || remaining == 0)
            {
                yield break;
            }

            if (!seen.Add(Fingerprint(page.NextToken!)))
            {
                throw RepeatedToken(
                    operation.Name,
                    client.Region,
                    page.RequestId,
                    position with
                    {
                        Skip = Math.Max(position.Skip, page.Items.Count),
                    }
                );
            }

            position = next.Value;
        }
    }

    /// <summary>Reads the items of a listing.</summary>
    /// <param name="client">The client.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What to list.</param>
    /// <param name="options">How much, and from where.</param>
    /// <param name="observer">Is told of every request.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="ImageBuilderException">The service refused a request.</exception>
    public static async Task<List<T>> ReadAllAsync<T>(
        ImageBuilderClient client,
        ListOperation<T> operation,
        RequestMembers request,
        ListingOptions options,
        IRequestObserver observer,
        CancellationToken cancellationToken
    )
        where T : ServiceObject, new()
    {
        var items = new List<T>();
        var pages = ReadAsync(client, operation, request, options, matches: null, observer, cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            items.AddRange(page.Items);
        }

        return items;
    }

    /// <summary>One object as the only page of a listing.</summary>
    /// <param name="get">Asks for the object.</param>
    public static async IAsyncEnumerable<ItemPage<T>> ReadOneAsync<T>(Func<Task<T>> get)
        where T : ServiceObject
    {
        yield return new ItemPage<T>([await get().ConfigureAwait(false)], ends: null, ListingPosition.Start, next: null, isWhole: true);
    }

    private static ItemPage<T> Select<T>(
        IReadOnlyList<T> items,
        int skipped,
        int most,
        Predicate<T>? matches,
        ListingPosition start,
        ListingPosition? next
    )
        where T : ServiceObject
    {
        if (matches is null)
        {
            var taken = Math.Min(items.Count - skipped, most);
            return new ItemPage<T>(
                taken == items.Count ? items : [.. items.Skip(skipped).Take(taken)],
                ends: null,
                start,
                next,
                isWhole: skipped + taken == items.Count
            );
        }

        var given = new List<T>();
        var ends = new List<int>();
        for (var i = skipped; i < items.Count; i++)
        {
            if (!matches(items[i]))
            {
                continue;
            }

            if (given.Count == most)
            {
                return new ItemPage<T>(given, ends, start, next, isWhole: false);
            }

            given.Add(items[i]);
            ends.Add(i + 1);
        }

        return new ItemPage<T>(given, ends, start, next, isWhole: true);
    }

    // Tokens can be long and pages many: a digest of each keeps the memory flat.
    private static UInt128 Fingerprint(string token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    // To go on means to ask once more for the page that gave the token, and to pass over its items.
    private static ImageBuilderException RepeatedToken(string operation, string region, string? requestId, ListingPosition position)
    {
        var error = new ImageBuilderException(
            FailureDescription.RepeatedToken,
            $"The service answered {operation} with a page token that it had given before. The listing ends here, because it would not "
                + "end by itself."
        )
        {
            Operation = operation,
            Region = region,
            StatusCode = 200,
            RequestId = requestId,
            Attempts = 1,
        };
        return FailureDescription.At(error, position);
    }
}
