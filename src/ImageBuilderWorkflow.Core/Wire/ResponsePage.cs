namespace ImageBuilderWorkflow.Core;

/// <summary>One page of a listing as the service sent it.</summary>
/// <param name="Items">The items, each with all that the response carries beside them.</param>
/// <param name="NextToken">The service's token for the page behind, or <see langword="null"/> on the last page.</param>
/// <param name="RequestId">The id of the request, or <see langword="null"/>.</param>
internal sealed record ResponsePage<T>(IReadOnlyList<T> Items, string? NextToken, string? RequestId);
