namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What came of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Contestants">What came of everybody who takes part.</param>
internal sealed record CaseResult(Case Case, IReadOnlyList<ContestantResult> Contestants)
{
    /// <summary>What came of somebody; null when he does not take part.</summary>
    public ContestantResult? Of(Contestant contestant) => Contestants.FirstOrDefault(result => result.Contestant == contestant);
}
