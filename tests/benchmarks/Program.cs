namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Measures the module, by itself and beside others.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [Contestants.WorkerVerb, var worker, .. var work])
            return await WorkerProcess.RunAsync(Contestants.Worker(worker), Work.Parse(work));

        if (!BenchmarkOptions.TryParse(arguments, out var options))
        {
            await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
            return 2;
        }

        var tools = await Toolbox.FindAsync();
        var measurements = await MeasureAsync(tools, options);
        var document = PerformanceDocument.Make(measurements, tools, options);
        Console.WriteLine("\n" + document);
        if (!measurements.AreOursRight)
        {
            await Console.Error.WriteLineAsync("A run of this module was not complete or not in order.");
            return 1;
        }

        if (options.Writes)
            await File.WriteAllTextAsync(BuildFacts.Document, document);
        return 0;
    }

    private static async Task<Measurements> MeasureAsync(Toolbox tools, BenchmarkOptions options)
    {
        var contestants = new Contestants(tools);
        var cases = new CaseSet(contestants, options.Size);
        return new Measurements(
            contestants,
            await CompareAsync(cases.Speed),
            options.RunsComparisons && options.Wants(ImportComparison.Name)
                ? await ImportComparison.RunAsync(tools, 3 * options.Size.Rounds)
                : [],
            await CompareAsync([cases.Memory]),
            await CompareAsync(cases.Growth),
            options.RunsInner ? InnerParts.Run(options.IsQuick) : []
        );

        async Task<IReadOnlyList<CaseResult>> CompareAsync(IEnumerable<Case> all) =>
            await Comparison.RunAsync(options.RunsComparisons ? [.. all.Where(each => options.Wants(each.Name))] : []);
    }
}
