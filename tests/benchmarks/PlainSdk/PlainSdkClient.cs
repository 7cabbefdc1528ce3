using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>
/// A client in the form of the AWS SDK's generated ones, for two operations: the SDK's whole pipeline with its own retries, and a
/// request, a marshaller and an unmarshaller of its own for each. It stands for what generated cmdlets do, and uses nothing of this module.
/// </summary>
internal sealed class PlainSdkClient(AWSCredentials credentials, PlainSdkConfig config) : AmazonServiceClient(credentials, config)
{
    private static readonly InvokeOptions StepOptions = new()
    {
        RequestMarshaller = new PlainListMarshaller(),
        ResponseUnmarshaller = new PlainListUnmarshaller<PlainStepPage>(PlainJson.Default.PlainStepPage),
    };

    private static readonly InvokeOptions ExecutionOptions = new()
    {
        RequestMarshaller = new PlainListMarshaller(),
        ResponseUnmarshaller = new PlainListUnmarshaller<PlainExecutionPage>(PlainJson.Default.PlainExecutionPage),
    };

    /// <summary>Asks for a page of the steps of an execution.</summary>
    public async Task<PlainStepPage> ListStepsAsync(string execution, string? token)
    {
        var request = new PlainListRequest("ListWorkflowStepExecutions", "workflowExecutionId", execution, token);
        return (await InvokeAsync<PlainListResponse<PlainStepPage>>(request, StepOptions, CancellationToken.None)).Page!;
    }

    /// <summary>Asks for a page of the executions of an image build.</summary>
    public async Task<PlainExecutionPage> ListExecutionsAsync(string image, string? token)
    {
        var request = new PlainListRequest("ListWorkflowExecutions", "imageBuildVersionArn", image, token);
        return (await InvokeAsync<PlainListResponse<PlainExecutionPage>>(request, ExecutionOptions, CancellationToken.None)).Page!;
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new PlainEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new PlainAuthSchemeHandler());
    }
}
