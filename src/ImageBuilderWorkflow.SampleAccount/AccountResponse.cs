namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>One answer as it goes to the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that the service itself sets: content type, request id and, on an error, the error's code.</param>
/// <param name="Body">The body's bytes, always one JSON object.</param>
public sealed record AccountResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The id given to the request, which a header repeats; null when something other than the account answers.</summary>
    public string? RequestId { get; init; }

    /// <summary>The error's code, wherever headers or body may say it; null when the answer is no error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What a request that was to change the account did; null for a request that only reads, and for an error.</summary>
    public WriteEffect? Effect { get; init; }
}
