namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>How much work is compared.</summary>
/// <param name="Rounds">How often every contestant has its turn.</param>
/// <param name="Steps">The steps of the listing.</param>
/// <param name="FanExecutions">The executions of the fan-out.</param>
/// <param name="FanSteps">The steps of each of them.</param>
/// <param name="LongListing">The items of the listing whose memory is watched.</param>
/// <param name="Accounts">The accounts of the sweep.</param>
internal sealed record WorkSize(int Rounds, int Steps, int FanExecutions, int FanSteps, int LongListing, int Accounts)
{
    /// <summary>What the document tells of.</summary>
    public static WorkSize Full { get; } = new(3, 2_500, 200, 60, 100_000, 20);

    /// <summary>Enough to see that everything works; the figures say little.</summary>
    public static WorkSize Quick { get; } = new(1, 250, 20, 60, 10_000, 4);
}
