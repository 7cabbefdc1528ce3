namespace ImageBuilderWorkflow.Loopback.Signing;

/// <summary>The result of a signature check.</summary>
/// <param name="ErrorCode">The error code; null if the signature is valid.</param>
/// <param name="Message">The error message.</param>
internal sealed record SignatureVerdict(string? ErrorCode, string? Message)
{
    /// <summary>The access key id of the request; null if it could not be read.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The session token to log.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The region of the credential scope.</summary>
    public string? Region { get; init; }

    public bool IsValid => ErrorCode is null;
}
