namespace ImageBuilderWorkflow.Loopback;

/// <summary>What a request asks for. The account may still refuse the request.</summary>
public sealed record RequestDescription
{
    /// <summary>The operation name; null if the path names no operation.</summary>
    public string? Operation { get; init; }

    /// <summary>The access key of the signature; null if there is none.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The region of the signature; null if there is none.</summary>
    public string? Region { get; init; }

    /// <summary>The response member with the items; null if the operation is no listing.</summary>
    public string? ResultKey { get; init; }

    /// <summary>The response member with the token of the next page; null if the operation is no listing.</summary>
    public string? TokenKey { get; init; }

    /// <summary>The requested page size; null if the request names none or is invalid.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The token in the request; null if there is none or the request is invalid.</summary>
    public string? NextToken { get; init; }

    /// <summary>The number of the requested page, from 1; null if the request is invalid or the operation is no listing.</summary>
    public int? Page { get; init; }

    /// <summary>
    /// Another token for the requested page, never equal to <see cref="NextToken"/>. An empty page in between carries it. Null if
    /// <see cref="Page"/> is null.
    /// </summary>
    public string? SamePageToken { get; init; }
}
