using BenchmarkDotNet.Attributes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A resume token, in the form of botocore.</summary>
public class TokenBenchmarks
{
    private readonly ListingPosition _position = new(new string('t', 300), 12);
    private readonly string _token = ResumeToken.Encode(new(new string('t', 300), 12));

    /// <summary>From a place to text.</summary>
    [Benchmark(Description = "write a resume token")]
    public string Encode() => ResumeToken.Encode(_position);

    /// <summary>From text to a place.</summary>
    [Benchmark(Description = "read a resume token")]
    public object Decode() => ResumeToken.Decode(_token);
}
