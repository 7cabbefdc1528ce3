using Amazon.Runtime;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The AWS SDK's own client in a loop over the tokens, one request after the other: what generated cmdlets do.</summary>
/// <param name="environment">The environment variables that say where and as whom.</param>
internal sealed class PlainSdkWorker(IReadOnlyDictionary<string, string> environment) : IWorker, IDisposable
{
    private PlainSdkClient? _client;

    private PlainSdkClient Client =>
        _client ??= new PlainSdkClient(
            new BasicAWSCredentials(environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]),
            new PlainSdkConfig(environment["AWS_ENDPOINT_URL_IMAGEBUILDER"], environment["AWS_REGION"])
        );

    public void Connect() => _ = Client;

    public void Dispose() => _client?.Dispose();

    public async Task<IEnumerable<string?>> RunAsync(Work work, Recorder recorder)
    {
        var kept = new List<PlainStep>();
        switch (work.Kind)
        {
            case WorkKind.List:
                await foreach (var page in StepsAsync(work.Target))
                    kept.AddRange(page.Steps);
                break;
            case WorkKind.FanOut:
                await foreach (var executions in ExecutionsAsync(work.Target))
                {
                    foreach (var execution in executions.WorkflowExecutions)
                    {
                        await foreach (var page in StepsAsync(execution.WorkflowExecutionId!))
                            kept.AddRange(page.Steps);
                    }
                }

                break;
            default:
                var most = work.Kind == WorkKind.FirstFive ? 5 : int.MaxValue;
                await foreach (var page in StepsAsync(work.Target))
                {
                    foreach (var step in page.Steps.Take(most))
                        recorder.Take(step.StepExecutionId);
                    if (most <= page.Steps.Count)
                        break;
                }

                break;
        }

        return kept.Select(step => step.StepExecutionId);
    }

    private async IAsyncEnumerable<PlainStepPage> StepsAsync(string execution)
    {
        string? token = null;
        do
        {
            var page = await Client.ListStepsAsync(execution, token);
            token = page.NextToken;
            yield return page;
        } while (token is not null);
    }

    private async IAsyncEnumerable<PlainExecutionPage> ExecutionsAsync(string image)
    {
        string? token = null;
        do
        {
            var page = await Client.ListExecutionsAsync(image, token);
            token = page.NextToken;
            yield return page;
        } while (token is not null);
    }
}
