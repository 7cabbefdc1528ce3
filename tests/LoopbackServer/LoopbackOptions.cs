using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>The options of a loopback server.</summary>
public sealed record LoopbackOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free port.</summary>
    public int Port { get; init; }

    /// <summary>How long every request waits before its answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The options of the sample account behind the server.</summary>
    public AccountOptions Account { get; init; } = new();

    /// <summary>The sizes of the generated builds of the account.</summary>
    public ScaleOptions Scale { get; init; } = new();

    /// <summary>The accepted credentials. <see cref="LoopbackServer.AccessKey"/> is from the first of them.</summary>
    public IReadOnlyList<LoopbackCredential> Credentials { get; init; } = [LoopbackCredential.Example, LoopbackCredential.TemporaryExample];

    /// <summary>
    /// How many more accounts the server has, each with a key of its own and in every region. With any, signatures may have any region.
    /// </summary>
    public int AccountCount { get; init; }

    /// <summary>The region that signatures must have; null for the account's region, <c>*</c> for any region.</summary>
    public string? SigningRegion { get; init; }

    /// <summary>How many requests the log keeps. Older ones are removed.</summary>
    public int LogCapacity { get; init; } = 20_000;
}
