namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What is compared, and how often.</summary>
/// <param name="contestants">All who can take part.</param>
/// <param name="size">How much of it.</param>
internal sealed class CaseSet(Contestants contestants, WorkSize size)
{
    private const int SlowLatency = 50;

    // A first run in each process, and one that finds everything compiled and the connections open.
    private const int FirstAndAgain = 2;

    // Where one more costs next to nothing.
    private const int QuickRepeats = 4;

    private static readonly int[] GrowingLengths = [100, 1_000, 10_000, 100_000];

    /// <summary>The comparisons of speed.</summary>
    public IReadOnlyList<Case> Speed =>
        [
            Listing(0) with
            {
                Repeats = 1 + QuickRepeats,
            },
            Listing(20) with
            {
                Rounds = FewRounds,
            },
            Listing(SlowLatency) with
            {
                Rounds = FewRounds,
            },
            FirstObject,
            FirstFive,
            // Half a minute for everybody: once.
            FanOut(1, contestants.Cmdlets, contestants.Boto3, contestants.AwsCli, contestants.PlainSdk) with
            {
                Rounds = 1,
                Repeats = 1,
            },
            FanOut(4, contestants.Cmdlets, contestants.Core, contestants.Boto3Threads) with
            {
                Rounds = 1,
            },
            FanOut(8, contestants.Cmdlets, contestants.Core, contestants.Boto3Threads) with
            {
                Rounds = FewRounds,
            },
            FanOut(16, contestants.Cmdlets, contestants.Core, contestants.Boto3Threads),
            Sweep(8),
            Sweep(16),
            Throttled,
        ];

    /// <summary>The long listing whose memory is watched.</summary>
    public Case Memory =>
        new(
            "memory",
            Figure.Text($"{size.LongListing:N0} steps"),
            WorkKind.Stream,
            new ServerSetup(0, size.LongListing),
            [contestants.Cmdlets, contestants.Core, contestants.Boto3]
        )
        {
            MarkEvery = size.LongListing / 10,
        };

    /// <summary>Listings of growing length, each done so often that what is done only once does not count.</summary>
    public IReadOnlyList<Case> Growth =>
        [
            .. GrowingLengths
                .Where(items => items <= size.LongListing)
                .Select(items => new Case(
                    "growth",
                    Figure.Text($"{items:N0} steps"),
                    WorkKind.Stream,
                    new ServerSetup(0, items),
                    [contestants.Cmdlets, contestants.Core]
                )
                {
                    Repeats = 1 + Math.Clamp(40_000 / items, 1, 40),
                }),
        ];

    private Case FirstObject =>
        new("first-object", Figure.Text($"first of {size.Steps:N0} steps, 0 ms"), WorkKind.FirstObject, Setup(0), EverybodyInTurn)
        {
            Rounds = size.Rounds,
            Repeats = FirstAndAgain,
        };

    private Case FirstFive =>
        new(
            "first-five",
            Figure.Text($"first 5 of {size.Steps:N0} steps, {SlowLatency} ms"),
            WorkKind.FirstFive,
            Setup(SlowLatency),
            EverybodyInTurn
        )
        {
            Rounds = size.Rounds,
            Repeats = 1 + QuickRepeats,
        };

    private Case Throttled =>
        FanOut(8, contestants.Cmdlets, contestants.Boto3, contestants.Boto3Threads) with
        {
            Name = "throttled",
            Title = Figure.Text($"{Fan}, throttle limit 8, 20 requests a second"),
            RequestsPerSecond = 20,
            Rounds = 1,
            Repeats = 1,
        };

    // For what takes several seconds, and so differs by little.
    private int FewRounds => Math.Max(1, size.Rounds - 1);

    // All but those who do the same as another when there is only one listing.
    private IReadOnlyList<Contestant> EverybodyInTurn => [.. contestants.All.Where(contestant => contestant != contestants.Boto3Threads)];

    private string Fan => Figure.Text($"{size.FanExecutions:N0} executions x {size.FanSteps} steps, {SlowLatency} ms");

    private Case Listing(int latency) =>
        new(
            Figure.Text($"listing-{latency}"),
            Figure.Text($"{size.Steps:N0} steps, {latency} ms"),
            WorkKind.List,
            Setup(latency),
            EverybodyInTurn
        )
        {
            Rounds = size.Rounds,
            Repeats = FirstAndAgain,
        };

    private Case FanOut(int limit, params IReadOnlyList<Contestant> who) =>
        new(Figure.Text($"fan-out-{limit}"), Figure.Text($"{Fan}, throttle limit {limit}"), WorkKind.FanOut, Setup(SlowLatency), who)
        {
            Limit = limit,
            Rounds = size.Rounds,
            Repeats = FirstAndAgain,
        };

    private Case Sweep(int limit) =>
        new(
            Figure.Text($"sweep-{limit}"),
            Figure.Text($"{size.Accounts} accounts x {ServerSetup.Regions.Count} regions, {SlowLatency} ms, throttle limit {limit}"),
            WorkKind.Sweep,
            new ServerSetup(SlowLatency, Case.PageSize, AccountCount: size.Accounts),
            [contestants.Cmdlets]
        )
        {
            Limit = limit,
            Rounds = size.Rounds,
            Repeats = 1 + QuickRepeats,
        };

    private ServerSetup Setup(int latency) => new(latency, size.Steps, size.FanExecutions, size.FanSteps);
}
