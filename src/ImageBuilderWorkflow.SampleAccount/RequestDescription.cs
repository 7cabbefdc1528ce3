namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>What a request asks for, as far as it can be told, whether or not the account would refuse it.</summary>
/// <param name="Operation">The operation's name; null when the path names none.</param>
/// <param name="ResultKey">The response member that holds the items; null when the operation does not list.</param>
/// <param name="MaxResults">The page size asked for; null when the request names none or is refused.</param>
/// <param name="NextToken">The token given; null when the request carries none or is refused.</param>
/// <param name="Page">The number of the page asked for, counted from 1 along the tokens; null when the request is refused.</param>
/// <param name="SamePageToken">
/// Another token for the very page that the request asks for, never equal to <paramref name="NextToken"/>: what an empty page that comes
/// in between has to carry. Null when the request is refused or does not list.
/// </param>
public sealed record RequestDescription(
    string? Operation, string? ResultKey, int? MaxResults, string? NextToken, int? Page, string? SamePageToken);
