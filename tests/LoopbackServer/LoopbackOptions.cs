using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>How a loopback server is set up.</summary>
public sealed record LoopbackOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>How long every request waits before it is answered.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>What the account behind the server is made from.</summary>
    public AccountOptions Account { get; init; } = new();

    /// <summary>The credentials accepted. The first ones are what <see cref="LoopbackServer.AccessKey"/> names.</summary>
    public IReadOnlyList<LoopbackCredential> Credentials { get; init; } = [LoopbackCredential.Example, LoopbackCredential.TemporaryExample];

    /// <summary>The region that signatures must name; null for the account's, and <c>*</c> for any.</summary>
    public string? SigningRegion { get; init; }

    /// <summary>How many requests the log keeps; older ones are forgotten.</summary>
    public int LogCapacity { get; init; } = 20_000;
}
