namespace ImageBuilderWorkflow.Core;

/// <summary>A place in a listing: behind so many items of the page that a token asks for.</summary>
/// <param name="PageToken">The service's token of the page, or <see langword="null"/> for the first page.</param>
/// <param name="Skip">How many items of it, and of the pages behind it when it is shorter, to pass over.</param>
internal readonly record struct ListingPosition(string? PageToken, int Skip)
{
    /// <summary>The beginning of a listing.</summary>
    public static ListingPosition Start => default;
}
