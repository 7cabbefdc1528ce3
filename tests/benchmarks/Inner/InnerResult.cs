namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What an inner part costs.</summary>
/// <param name="Name">The part.</param>
/// <param name="Nanoseconds">The median of the iterations.</param>
/// <param name="Least">The fastest.</param>
/// <param name="Most">The slowest.</param>
/// <param name="AllocatedBytes">What it allocates.</param>
internal sealed record InnerResult(string Name, double Nanoseconds, double Least, double Most, long AllocatedBytes);
