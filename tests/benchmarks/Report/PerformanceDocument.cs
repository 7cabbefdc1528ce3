using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The page about performance: a text that people write, and the tables of what was measured.</summary>
internal static partial class PerformanceDocument
{
    /// <summary>Makes the page.</summary>
    /// <param name="measurements">What was measured.</param>
    /// <param name="tools">With which programs.</param>
    /// <param name="options">How.</param>
    public static string Make(Measurements measurements, Toolbox tools, BenchmarkOptions options)
    {
        var report = new Report(measurements);
        var parts = new Dictionary<string, Func<string>>
        {
            ["scope"] = () => Scope(options),
            ["targets"] = report.Targets,
            ["ahead"] = report.Ahead,
            ["inside"] = report.Inside,
            ["whole"] = report.Whole,
            ["details"] = report.Details,
            ["imports"] = report.Imports,
            ["memory"] = report.Memory,
            ["growth"] = report.Growth,
            ["inner"] = report.Inner,
            ["waits"] = Report.Waits,
            ["machine"] = () => Machine.Describe(tools),
        };
        using var template = new StreamReader(typeof(PerformanceDocument).Assembly.GetManifestResourceStream("performance.md")!);
        return Placeholder().Replace(template.ReadToEnd(), match => parts[match.Groups[1].Value]());
    }

    private static string Scope(BenchmarkOptions options) =>
        options.IsQuick
            ? "**These are the figures of a quick run with a tenth of the work: they show that everything works, and say little more.**"
            : Figure.Text($"Medians of up to {options.Size.Rounds} rounds; what takes half a minute is run once.");

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
