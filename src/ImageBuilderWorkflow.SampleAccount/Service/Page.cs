namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>The part of a listing that one request asks for.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">The page's items: a range of the listing, thinned out by the request's filters.</param>
/// <param name="NextToken">The token of the next page; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>Cuts listings into pages.</summary>
internal static class Page
{
    /// <summary>Where the page asked for starts.</summary>
    public static PageToken.Place Start(PageToken tokens, OperationInput input) =>
        input.Token is null ? new PageToken.Place(0, 1) : tokens.Decode(input.Binding, input.Token) ?? throw ServiceError.BadToken();

    /// <summary>Cuts the page asked for out of a whole listing.</summary>
    /// <param name="tokens">Reads and makes tokens.</param>
    /// <param name="input">The request.</param>
    /// <param name="listing">Everything there is to list.</param>
    /// <param name="passes">
    /// Tells whether an item passes the request's filters, which as in the service apply to a page once it is cut: filtered pages come
    /// out short or empty, and still with a token.
    /// </param>
    public static Page<T> Cut<T>(PageToken tokens, OperationInput input, IReadOnlyList<T> listing, Func<T, bool>? passes = null)
    {
        var place = Start(tokens, input);
        var end = (int)Math.Min((long)place.Position + input.PageSize, listing.Count);
        var items = new List<T>(Math.Max(0, end - place.Position));
        for (var index = place.Position; index < end; index++)
        {
            var item = listing[index];
            if (passes is null || passes(item)) items.Add(item);
        }

        return new Page<T>(items, end < listing.Count ? tokens.Encode(input.Binding, new PageToken.Place(end, place.Page + 1)) : null);
    }
}
