namespace ImageBuilderWorkflow.Loopback.Signing;

/// <summary>What the server found of a request's signature.</summary>
/// <param name="ErrorCode">The code to refuse the request with; null when the signature is valid.</param>
/// <param name="Message">The text that goes with the code.</param>
internal sealed record SignatureVerdict(string? ErrorCode, string? Message)
{
    /// <summary>The access key id named, as far as it could be read.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The session token to log.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The region of the credential's scope.</summary>
    public string? Region { get; init; }

    public bool IsValid => ErrorCode is null;
}
