namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A work for a contestant, with all that belongs to it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Setup">How the server is set up.</param>
/// <param name="Server">The server.</param>
/// <param name="Truth">What the work must bring.</param>
/// <param name="Repeats">How often to do it in one process.</param>
/// <param name="RequestsPerSecond">How many requests the server lets through; null for all.</param>
internal sealed record Assignment(Work Work, ServerSetup Setup, LoopbackServer Server, Truth Truth, int Repeats, int? RequestsPerSecond);
