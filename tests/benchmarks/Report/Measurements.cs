namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>All that was measured in one run of the program.</summary>
/// <param name="Contestants">Who took part.</param>
/// <param name="Speed">The comparisons of speed.</param>
/// <param name="Imports">What imports cost.</param>
/// <param name="Memory">The long listings whose memory was watched.</param>
/// <param name="Growth">Listings of growing length.</param>
/// <param name="Inner">The inner parts.</param>
internal sealed record Measurements(
    Contestants Contestants,
    IReadOnlyList<CaseResult> Speed,
    IReadOnlyList<ImportResult> Imports,
    IReadOnlyList<CaseResult> Memory,
    IReadOnlyList<CaseResult> Growth,
    IReadOnlyList<InnerResult> Inner
)
{
    /// <summary>Whether every run of ours brought everything, once and in order.</summary>
    public bool AreOursRight =>
        Speed
            .Concat(Memory)
            .Concat(Growth)
            .SelectMany(result => new[] { result.Of(Contestants.Cmdlets), result.Of(Contestants.Core) })
            .All(result => result?.Problem is null);

    /// <summary>A comparison of speed; null when it was not run.</summary>
    public CaseResult? Find(string name) => Speed.FirstOrDefault(result => result.Case.Name == name);

    /// <summary>
    /// What came of a contestant in a case. Who has no throttle limit takes the same time at every one of them, and is measured once.
    /// </summary>
    public ContestantResult? Of(CaseResult result, Contestant contestant) =>
        result.Of(contestant)
        ?? (result.Case is { Kind: WorkKind.FanOut, RequestsPerSecond: null } ? Find("fan-out-1")?.Of(contestant) : null);
}
