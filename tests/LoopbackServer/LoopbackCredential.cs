using System.Globalization;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>Credentials that the server accepts.</summary>
/// <param name="AccessKey">The access key id.</param>
/// <param name="SecretKey">The secret access key.</param>
/// <param name="SessionToken">
/// The session token that the request must have; null for long-term keys, which must come without one.
/// </param>
public sealed record LoopbackCredential(string AccessKey, string SecretKey, string? SessionToken = null)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const long FirstAccountId = 100_000_000_001;

    /// <summary>The example keys of the AWS documentation. They belong to no account.</summary>
    public static LoopbackCredential Example { get; } = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    /// <summary>Temporary example credentials, like those of a role.</summary>
    public static LoopbackCredential TemporaryExample { get; } =
        new("ASIAIOSFODNN7EXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "FwoGZXIvYXdzEXAMPLE-loopback-session-token==");

    /// <summary>
    /// The id and the key of another account than that of the examples. Like AWS, the key contains the id: bits 1 to 40 of the first 48
    /// after the prefix.
    /// </summary>
    /// <param name="index">The number of the account, from 0.</param>
    public static (string AccountId, LoopbackCredential Credential) OfAccount(int index)
    {
        var bits = (FirstAccountId + index) << 9;
        var coded = string.Concat(Enumerable.Range(0, 10).Select(letter => Base32[(int)(bits >> (45 - (5 * letter))) & 31]));
        var accountId = (FirstAccountId + index).ToString("D12", CultureInfo.InvariantCulture);
        return (accountId, new LoopbackCredential($"AKIA{coded}SAMPLE", $"loopback/secret+key/of/account/{accountId}"));
    }

    /// <summary>The access key only. The rest is secret.</summary>
    /// <returns>The access key.</returns>
    public override string ToString() => AccessKey;
}
