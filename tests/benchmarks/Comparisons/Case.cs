namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Something to be compared.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What it is, for the table.</param>
/// <param name="Kind">The work.</param>
/// <param name="Setup">How the server is set up for it.</param>
/// <param name="Contestants">Who takes part.</param>
internal sealed record Case(string Name, string Title, WorkKind Kind, ServerSetup Setup, IReadOnlyList<Contestant> Contestants)
{
    /// <summary>The largest page.</summary>
    public const int PageSize = 25;

    /// <summary>How many requests may be under way at once.</summary>
    public int Limit { get; init; } = 1;

    /// <summary>How many requests a second the server lets through; null for all.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>How often every contestant has its turn.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>How often it does the work in each turn.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>After how many items the memory is noted; 0 for never.</summary>
    public int MarkEvery { get; init; }

    /// <summary>How many pages the work has.</summary>
    public int Pages =>
        Kind switch
        {
            WorkKind.FirstFive => 1,
            WorkKind.Sweep => Setup.AccountCount * ServerSetup.Regions.Count,
            WorkKind.FanOut => PagesOf(Setup.FanExecutionCount) + (Setup.FanExecutionCount * PagesOf(Setup.FanStepCount)),
            _ => PagesOf(Setup.StepCount),
        };

    /// <summary>
    /// What nobody can be faster than: the waits for all pages, divided by how many wait at once; and where the server limits the rate, the
    /// time in which it lets so many through beside the first second's, which it lets through at once. 0 where nothing is waited for.
    /// </summary>
    public double LimitSeconds =>
        Math.Max(Pages * Setup.LatencyMilliseconds / 1000.0 / Limit, RequestsPerSecond is { } rate ? (Pages - rate) / (double)rate : 0);

    private static int PagesOf(int items) => (items + PageSize - 1) / PageSize;
}
