namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What came of a contestant in a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Contestant">The contestant.</param>
/// <param name="Runs">Its runs; none when it is absent.</param>
internal sealed record ContestantResult(Case Case, Contestant Contestant, IReadOnlyList<Run> Runs)
{
    /// <summary>What went wrong first; null when every run brought everything.</summary>
    public string? Problem => Runs.Select(run => run.Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>Whether its time is worked out from a sample.</summary>
    public bool IsExtrapolated => Runs.Any(run => run.IsExtrapolated);

    /// <summary>The time inside the process in the first run of each; null where nobody can tell.</summary>
    public Spread? First => Times(InsideOf, isFirst: true);

    /// <summary>The time inside the process in the runs behind the first; null where there are none.</summary>
    public Spread? Again => Times(InsideOf, isFirst: false);

    /// <summary>
    /// The time from the start of the process to the end of its first run, or to its first object where that is what is looked at.
    /// </summary>
    public Spread? Whole => Times(run => Case.Kind == WorkKind.FirstObject ? run.WholeFirstObjectSeconds : run.WholeSeconds, isFirst: true);

    /// <summary>
    /// The time that counts: inside the process, with everything compiled and the connections open where the work is done more than once.
    /// To the first object it is that of a new process. Null where nobody can tell.
    /// </summary>
    public Spread? Inside => Case.Kind == WorkKind.FirstObject ? First : Again ?? First;

    private double? InsideOf(Run run) => Case.Kind == WorkKind.FirstObject ? run.FirstObjectSeconds : run.Seconds;

    // Runs that brought something wrong have no time.
    private Spread? Times(Func<Run, double?> time, bool isFirst) =>
        Spread.Of(Runs.Where(run => run.IsFirst == isFirst && run.Problem is null).Select(time).OfType<double>());
}
