using System.Diagnostics;
using System.Globalization;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What an import adds to the start of an interpreter, ours beside boto3's.</summary>
internal static class ImportComparison
{
    /// <summary>Its name on the command line.</summary>
    public const string Name = "import";

    /// <summary>Starts the interpreters in turn, without and with the import.</summary>
    public static async Task<IReadOnlyList<ImportResult>> RunAsync(Toolbox tools, int rounds)
    {
        var script = $$"""
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            Import-Module '{{BuildFacts.StagedModule}}'
            [Console]::Out.Write($clock.ElapsedMilliseconds)
            """;
        string[] options = [.. tools.Pwsh.Arguments, "-NoProfile", "-NonInteractive", "-Command"];
        List<Import> imports = [new("Import-Module ImageBuilderWorkflow", tools.Pwsh.Path, [.. options, ""], [.. options, script])];
        if (tools.Python is { } python)
        {
            const string Script = """
                import time
                begun = time.perf_counter()
                import boto3
                print(round(1000 * (time.perf_counter() - begun)))
                """;
            imports.Add(new("import boto3", python.Path, ["-c", ""], ["-c", Script]));
        }

        for (var round = 1; round <= rounds; round++)
        {
            foreach (var import in imports)
            {
                import.Bare.Add((await TimeAsync(import.Program, import.Without)).Seconds);
                var (seconds, output) = await TimeAsync(import.Program, import.With);
                import.Whole.Add(seconds);
                import.Inside.Add(int.Parse(output, CultureInfo.InvariantCulture) / 1000.0);
                var times = Figure.Text($"{import.Bare[^1]:0.000} s without, {seconds:0.000} s with, {import.Inside[^1]:0.000} s inside");
                Console.WriteLine(Figure.Text($"{Name, -14} {round}/{rounds} {import.Name}: {times}"));
            }
        }

        return
        [
            .. imports.Select(import => new ImportResult(
                import.Name,
                Spread.Of(import.Bare)!,
                Spread.Of(import.Whole)!,
                Spread.Of(import.Inside)!
            )),
        ];
    }

    private static async Task<(double Seconds, string Output)> TimeAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (Stopwatch.GetElapsedTime(begun).TotalSeconds, output);
    }

    private sealed record Import(string Name, string Program, IReadOnlyList<string> Without, IReadOnlyList<string> With)
    {
        public List<double> Bare { get; } = [];

        public List<double> Whole { get; } = [];

        public List<double> Inside { get; } = [];
    }
}
