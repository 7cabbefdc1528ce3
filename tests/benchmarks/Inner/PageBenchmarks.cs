using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A page of 25 steps, from bytes to objects.</summary>
public class PageBenchmarks
{
    private readonly byte[] _page = PreparedPages.Full(2 * Case.PageSize)[0];

    /// <summary>With every field, the envelope on every item, and what no model knows kept.</summary>
    [Benchmark(Description = "parse a page of 25 steps")]
    public object Parse() => ResponseParser.ReadPage(WorkflowStepExecutionOperations.List, static () => new WorkflowStepExecution(), _page);

    /// <summary>What System.Text.Json takes for the same page, times left as text and unknown fields dropped: the SDK loop's way.</summary>
    [Benchmark(Description = "the same with System.Text.Json alone")]
    public object Deserialize() => JsonSerializer.Deserialize(_page, PlainJson.Default.PlainStepPage)!;
}
