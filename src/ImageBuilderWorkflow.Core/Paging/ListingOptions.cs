namespace ImageBuilderWorkflow.Core;

/// <summary>How much of a listing to read, and from where.</summary>
internal sealed record ListingOptions
{
    /// <summary>The largest page that the service gives.</summary>
    public const int LargestPage = 25;

    /// <summary>How many items a request asks for.</summary>
    public int PageSize { get; init; } = LargestPage;

    /// <summary>How many items to give out at most, or <see langword="null"/> for all.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Where to begin.</summary>
    public ListingPosition Start { get; init; }
}
