using System.Reflection;

namespace ImageBuilderWorkflow.Tests.PowerShell;

/// <summary>Where the Pester suite and what it tests are.</summary>
internal static class TestFiles
{
    /// <summary>The folder of the suite.</summary>
    public static string Folder { get; } = Path.Combine(Metadata("RepositoryRoot")!, "tests", "powershell");

    /// <summary>The suite's files.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Directory.GetFiles(Folder, "*.Tests.ps1").Order(StringComparer.Ordinal)];

    /// <summary>The files that measure time and say so in their first line.</summary>
    public static IReadOnlyList<string> Alone { get; } = [.. All.Where(file => File.ReadLines(file).First() == AloneMark)];

    /// <summary>The package that a session imports.</summary>
    public static string StagedModule { get; } = Path.Combine(Metadata("RepositoryRoot")!, "out", "ImageBuilderWorkflow");

    /// <summary>An AWSSDK.Core of another version, or <see langword="null"/> when the build named none.</summary>
    public static string? OtherAwsSdk { get; } = Metadata("OtherAwsSdk");

    /// <summary>The program that shows the tour.</summary>
    public static string Tour { get; } = Metadata("Tour")!;

    private const string AloneMark = "# Runs alone: it measures time.";

    private static string? Metadata(string key) =>
        typeof(TestFiles)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == key)
            ?.Value;
}
