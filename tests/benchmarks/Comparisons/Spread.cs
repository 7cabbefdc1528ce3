namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Several measurements of the same.</summary>
/// <param name="Median">The one in the middle.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>The spread of some measurements; null when there are none.</summary>
    public static Spread? Of(IEnumerable<double> measurements)
    {
        double[] sorted = [.. measurements.Order()];
        return sorted.Length == 0
            ? null
            : new Spread((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}
