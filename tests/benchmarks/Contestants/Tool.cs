namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A program of others.</summary>
/// <param name="Path">Where it is, or its name.</param>
/// <param name="Version">What it says of itself.</param>
/// <param name="Arguments">What comes before all other arguments.</param>
internal sealed record Tool(string Path, string Version, params IReadOnlyList<string> Arguments);
