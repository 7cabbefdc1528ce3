using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Measures what a page costs inside, without any network.</summary>
internal static class InnerParts
{
    private static IEnumerable<Type> Benchmarks =>
        typeof(InnerParts)
            .Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: false)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Measures all of them.</summary>
    /// <param name="isQuick">Whether a glance is enough.</param>
    public static IReadOnlyList<InnerResult> Run(bool isQuick)
    {
        // In this process: building and restoring a project for each benchmark would take longer than measuring it.
        var job = Job
            .Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithGcServer(false)
            .WithWarmupCount(isQuick ? 1 : 6)
            .WithIterationCount(isQuick ? 3 : 12)
            .WithIterationTime(TimeInterval.FromMilliseconds(isQuick ? 50 : 250));
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        var results = new List<InnerResult>();
        foreach (var type in Benchmarks)
        {
            foreach (var report in BenchmarkRunner.Run(type, config).Reports)
            {
                var statistics =
                    report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} did not run.");
                var result = new InnerResult(
                    report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                    statistics.Median,
                    statistics.Min,
                    statistics.Max,
                    report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0
                );
                results.Add(result);
                Console.WriteLine(
                    Figure.Text($"inner {result.Name}: {result.Nanoseconds / 1000:0.00} us, {result.AllocatedBytes:N0} bytes")
                );
            }
        }

        return results;
    }
}
