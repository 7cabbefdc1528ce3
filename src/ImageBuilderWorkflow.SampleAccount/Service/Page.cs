namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>One page of a listing.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">The items of the page that pass the filters.</param>
/// <param name="NextToken">The token of the next page; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>Divides listings into pages.</summary>
internal static class Page
{
    /// <summary>The start of the requested page.</summary>
    public static PageToken.Place Start(PageToken tokens, OperationInput input) =>
        input.Token is null ? new PageToken.Place(0, 1) : tokens.Decode(input.Binding, input.Token) ?? throw ServiceError.BadToken();

    /// <summary>Takes the requested page from a listing.</summary>
    /// <param name="tokens">Reads and creates page tokens.</param>
    /// <param name="input">The request.</param>
    /// <param name="listing">The complete listing.</param>
    /// <param name="passes">
    /// Whether an item passes the filters. As in the service, filters apply after the division into pages: a filtered page can be short or
    /// empty and still have a token.
    /// </param>
    public static Page<T> Cut<T>(PageToken tokens, OperationInput input, IReadOnlyList<T> listing, Func<T, bool>? passes = null)
    {
        var place = Start(tokens, input);
        var end = (int)Math.Min((long)place.Position + input.PageSize, listing.Count);
        var items = new List<T>(Math.Max(0, end - place.Position));
        for (var index = place.Position; index < end; index++)
        {
            var item = listing[index];
            if (passes is null || passes(item))
                items.Add(item);
        }

        return new Page<T>(items, end < listing.Count ? tokens.Encode(input.Binding, new PageToken.Place(end, place.Page + 1)) : null);
    }
}
