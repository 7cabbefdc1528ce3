using ImageBuilderWorkflow.Loopback.Faults;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>One request in the server's log.</summary>
public sealed record LoggedRequest
{
    /// <summary>The number of the request, from 1 in the order of arrival.</summary>
    public required long Sequence { get; init; }

    /// <summary>The operation; null if the path names none.</summary>
    public required string? Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The raw query string, with its question mark; may be empty.</summary>
    public required string QueryString { get; init; }

    /// <summary>The body as text.</summary>
    public required string Body { get; init; }

    /// <summary>The requested page size; null if the request names none.</summary>
    public required int? MaxResults { get; init; }

    /// <summary>The page token; null for the first page.</summary>
    public required string? NextToken { get; init; }

    /// <summary>The number of the requested page; null if the request is no valid listing.</summary>
    public required int? Page { get; init; }

    /// <summary>When the request and its body had arrived, in UTC.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When the answer was sent or the connection was lost, in UTC; null while the request is in flight.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The HTTP status of the answer; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The error code of the answer; null if it was no error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The request id; null if the request did not reach the account.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// The effect of a write request, even if its answer was lost; null for any other request and for a request that was refused or did not
    /// reach the account.
    /// </summary>
    public WriteEffect? Effect { get; init; }

    /// <summary>The number of the attempt, from the SDK's <c>amz-sdk-request</c> header; null without it.</summary>
    public int? Attempt { get; init; }

    /// <summary>The SDK's <c>amz-sdk-invocation-id</c>, the same for all attempts of one call; null without it.</summary>
    public string? InvocationId { get; init; }

    /// <summary>The result of the signature check: <c>Valid</c> or the error code.</summary>
    public string? Signature { get; init; }

    /// <summary>The access key id of the request.</summary>
    public string? AccessKey { get; init; }

    /// <summary>
    /// The session token if the server accepts it; <c>(unknown)</c> for any other, which could be a real one.
    /// </summary>
    public string? SessionToken { get; init; }

    /// <summary>The region of the signature.</summary>
    public string? SigningRegion { get; init; }

    /// <summary>The user agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whether the client closed the connection before the answer was sent.</summary>
    public bool ClientAborted { get; init; }

    /// <summary>The faults that applied to the request.</summary>
    public IReadOnlyList<FaultKind> Faults { get; init; } = [];
}
