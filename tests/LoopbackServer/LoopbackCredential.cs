namespace ImageBuilderWorkflow.Loopback;

/// <summary>Credentials that the server accepts.</summary>
/// <param name="AccessKey">The access key id.</param>
/// <param name="SecretKey">The secret access key.</param>
/// <param name="SessionToken">
/// The session token that has to come with them; null for a user's own keys, which must come without one.
/// </param>
public sealed record LoopbackCredential(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>The keys that AWS's documentation uses for examples, known to nobody's account.</summary>
    public static LoopbackCredential Example { get; } = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    /// <summary>Temporary credentials of the same kind, as a role gives out.</summary>
    public static LoopbackCredential TemporaryExample { get; } = new(
        "ASIAIOSFODNN7EXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "FwoGZXIvYXdzEXAMPLE-loopback-session-token==");

    /// <summary>The access key alone; the rest is nobody's business.</summary>
    /// <returns>The access key.</returns>
    public override string ToString() => AccessKey;
}
