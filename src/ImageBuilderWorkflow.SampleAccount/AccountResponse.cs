namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>One response as it is sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that the service sets: content type, request id and, on an error, the error code.</param>
/// <param name="Body">The bytes of the body: one JSON object.</param>
public sealed record AccountResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The request id, which is also in a header; null if the account did not create the response.</summary>
    public string? RequestId { get; init; }

    /// <summary>The error code; null if the response is no error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// True if the request has the client token and parameters of an earlier one, so that nothing changed; false if the request changed the
    /// account; null for a read request and for an error.
    /// </summary>
    public bool? IsRepeat { get; init; }
}
