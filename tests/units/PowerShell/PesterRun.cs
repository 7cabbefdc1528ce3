namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>The outcome of one file, as Invoke-TestFile.ps1 writes it.</summary>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Failures">The names and messages of what failed.</param>
/// <param name="Skipped">The names of what was skipped, with the reasons.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record PesterRun(int Passed, IReadOnlyList<string> Failures, IReadOnlyList<string> Skipped, long Milliseconds);
