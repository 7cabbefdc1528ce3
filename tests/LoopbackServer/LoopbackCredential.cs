namespace ImageBuilderWorkflow.Loopback;

/// <summary>Credentials that the server accepts.</summary>
/// <param name="AccessKey">The access key id.</param>
/// <param name="SecretKey">The secret access key.</param>
/// <param name="SessionToken">
/// The session token that the request must have; null for long-term keys, which must come without one.
/// </param>
public sealed record LoopbackCredential(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>The example keys of the AWS documentation. They belong to no account.</summary>
    public static LoopbackCredential Example { get; } = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    /// <summary>Temporary example credentials, like those of a role.</summary>
    public static LoopbackCredential TemporaryExample { get; } =
        new("ASIAIOSFODNN7EXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "FwoGZXIvYXdzEXAMPLE-loopback-session-token==");

    /// <summary>The access key only. The rest is secret.</summary>
    /// <returns>The access key.</returns>
    public override string ToString() => AccessKey;
}
