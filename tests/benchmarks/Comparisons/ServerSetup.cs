using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>How a loopback server is set up.</summary>
/// <param name="LatencyMilliseconds">How long every request waits.</param>
/// <param name="StepCount">How many steps its big execution has.</param>
/// <param name="FanExecutionCount">How many executions its image for the fan-out has.</param>
/// <param name="FanStepCount">How many steps each of these has.</param>
/// <param name="AccountCount">How many accounts it has for a sweep.</param>
internal sealed record ServerSetup(
    int LatencyMilliseconds,
    int StepCount,
    int FanExecutionCount = 0,
    int FanStepCount = 0,
    int AccountCount = 0
)
{
    /// <summary>The regions of a sweep.</summary>
    public static IReadOnlyList<string> Regions { get; } = ["us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2"];

    /// <summary>The accounts of a sweep: the profile of each, its id and its key.</summary>
    public IReadOnlyList<(string Profile, string AccountId, LoopbackCredential Credential)> Accounts =>
        [
            .. Enumerable
                .Range(0, AccountCount)
                .Select(index => (Index: index, Account: LoopbackCredential.OfAccount(index)))
                .Select(one => (Figure.Text($"account-{one.Index + 1}"), one.Account.AccountId, one.Account.Credential)),
        ];

    /// <summary>The profiles and the regions of a sweep, as a contestant takes them.</summary>
    public string Sweep => $"{string.Join(',', Accounts.Select(account => account.Profile))} {string.Join(',', Regions)}";

    /// <summary>The setup as arguments of the server.</summary>
    public IEnumerable<string> Arguments =>
        [
            "--latency-ms",
            Figure.Text($"{LatencyMilliseconds}"),
            "--big-steps",
            Figure.Text($"{StepCount}"),
            "--fan",
            Figure.Text($"{FanExecutionCount}x{FanStepCount}"),
            "--accounts",
            Figure.Text($"{AccountCount}"),
        ];
}
