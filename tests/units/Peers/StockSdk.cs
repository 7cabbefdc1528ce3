using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using ImageBuilderWorkflow.Core;
using ImageBuilderWorkflow.Loopback;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>
/// A listing as a generated client of the AWS SDK reads it: its pipeline with its own retries, and a loop over the tokens.
/// </summary>
internal sealed class StockSdk : AmazonServiceClient
{
    /// <summary>How long one request may take, as this module's.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);

    private readonly AwsConnection _connection;

    private readonly InvokeOptions _options = new()
    {
        RequestMarshaller = new SdkMarshaller(),
        ResponseUnmarshaller = new SdkUnmarshaller(),
    };

    public StockSdk(LoopbackServer server)
        : base(
            new SdkConfig
            {
                HttpClientFactory = new BufferingHttpClientFactory(),
                Timeout = RequestTimeout,
                DisableLogging = true,
            }
        ) =>
        _connection = ConnectionResolver.Resolve(
            new ConnectionSettings
            {
                Region = server.Account.Options.Region,
                AccessKey = server.AccessKey,
                SecretKey = server.SecretKey,
                EndpointUrl = server.Url.ToString(),
            }
        );

    public async Task<(int Items, string Ended)> ListAsync(string execution, int limit, CancellationToken cancellationToken)
    {
        var items = 0;
        string? token = null;
        try
        {
            do
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(
                    new Dictionary<string, object?>
                    {
                        ["workflowExecutionId"] = execution,
                        ["maxResults"] = 25,
                        ["nextToken"] = token,
                    }
                        .Where(member => member.Value is not null)
                        .ToDictionary()
                );
                var request = new SdkRequest(
                    new ServiceRequest
                    {
                        Operation = "ListWorkflowStepExecutions",
                        Method = "POST",
                        Body = body,
                    },
                    _connection,
                    await _connection.Credentials.GetCredentialsAsync()
                );
                var response = await InvokeAsync<SdkResponse>(request, _options, cancellationToken);
                using var page = JsonDocument.Parse(response.Reply!.Body);
                items += page.RootElement.GetProperty("steps").GetArrayLength();
                token = page.RootElement.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
                if (items > limit)
                {
                    return (items, "never");
                }
            } while (token is not null);
            return (items, "end");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return (items, "error");
        }
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.ReplaceHandler<EndpointResolver>(new SdkAddressHandler());
}
