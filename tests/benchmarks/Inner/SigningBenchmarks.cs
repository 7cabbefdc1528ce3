using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>A request for a page, from its members to the signed message.</summary>
public class SigningBenchmarks
{
    private static readonly ImmutableCredentials Keys = new(
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        token: null
    );

    private readonly RequestSigner _signer = new(
        ConnectionResolver.Resolve(
            new ConnectionSettings
            {
                Region = "us-east-1",
                AccessKey = Keys.AccessKey,
                SecretKey = Keys.SecretKey,
                EndpointUrl = "https://imagebuilder.us-east-1.amazonaws.com",
            }
        )
    );

    private readonly ServiceRequest _request = new()
    {
        Operation = "ListWorkflowStepExecutions",
        Method = "POST",
        Body = [.. """{"maxResults":25,"workflowExecutionId":"wf-00000000-0000-4000-8000-000000000000"}"""u8],
    };

    /// <summary>With the signature of the AWS SDK.</summary>
    [Benchmark(Description = "sign a request")]
    public object Sign() => _signer.Sign(_request, Keys, DateTime.UtcNow);
}
