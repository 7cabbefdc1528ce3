using ImageBuilderWorkflow.Loopback.Faults;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>One request as the server saw it.</summary>
public sealed record LoggedRequest
{
    /// <summary>The request's number, counted from 1 in the order of arrival.</summary>
    public required long Sequence { get; init; }

    /// <summary>The operation; null when the path names none.</summary>
    public required string? Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The raw query string, with its question mark; empty when there is none.</summary>
    public required string QueryString { get; init; }

    /// <summary>The body as text.</summary>
    public required string Body { get; init; }

    /// <summary>The page size asked for; null when the request names none.</summary>
    public required int? MaxResults { get; init; }

    /// <summary>The token asked with; null for a first page.</summary>
    public required string? NextToken { get; init; }

    /// <summary>The number of the page asked for; null when the request does not list, or not validly.</summary>
    public required int? Page { get; init; }

    /// <summary>When the request had arrived with its body. In UTC.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When the answer was out, or the connection gone; null while the request is in flight. In UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The HTTP status answered; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The error's code, when one was answered.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id given to the request; null when the account was not asked.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// What a request that was to change the account did, also when its answer was lost; null for any other request, and for one that was
    /// refused or never handed to the account.
    /// </summary>
    public WriteEffect? Effect { get; init; }

    /// <summary>Which attempt at the call this is, from the SDK's <c>amz-sdk-request</c> header; null without it.</summary>
    public int? Attempt { get; init; }

    /// <summary>The SDK's <c>amz-sdk-invocation-id</c>, the same for all attempts at one call; null without it.</summary>
    public string? InvocationId { get; init; }

    /// <summary>What was found of the signature: <c>Valid</c> or the code of the error.</summary>
    public string? Signature { get; init; }

    /// <summary>The access key id that the request names.</summary>
    public string? AccessKey { get; init; }

    /// <summary>
    /// The session token, when it is one that the server accepts; <c>(unknown)</c> for any other, which could be somebody's own.
    /// </summary>
    public string? SessionToken { get; init; }

    /// <summary>The region that the signature names.</summary>
    public string? SigningRegion { get; init; }

    /// <summary>The user agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whether the client went away before its answer was out.</summary>
    public bool ClientAborted { get; init; }

    /// <summary>The faults that struck the request.</summary>
    public IReadOnlyList<FaultKind> Faults { get; init; } = [];
}
