namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What an import costs.</summary>
/// <param name="Name">What is imported.</param>
/// <param name="Bare">The process without it.</param>
/// <param name="Whole">The process with it.</param>
/// <param name="Inside">The import alone, timed inside the process.</param>
internal sealed record ImportResult(string Name, Spread Bare, Spread Whole, Spread Inside);
