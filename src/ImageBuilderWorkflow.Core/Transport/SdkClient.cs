using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The AWS SDK's client for Image Builder. Of the SDK's pipeline it keeps what signs, sends and reads; retries are ours,
/// because the SDK does not know this service's throttle.
/// </summary>
internal sealed class SdkClient : AmazonServiceClient
{
    /// <summary>The service's name in endpoints, signatures and settings.</summary>
    public const string ServiceId = "imagebuilder";

    /// <summary>How long one request may take, from its sending to the last byte of its answer.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);

    private static readonly Lazy<SdkClient> LazyShared = new(() => new SdkClient());

    private readonly InvokeOptions _options = new()
    {
        RequestMarshaller = new SdkMarshaller(),
        ResponseUnmarshaller = new SdkUnmarshaller(),
    };

    private SdkClient()
        : base(new SdkConfig())
    {
    }

    /// <summary>The session's one client, made at the first request.</summary>
    public static SdkClient Shared => LazyShared.Value;

    /// <inheritdoc/>
    protected override bool SupportResponseLogging => false;

    /// <summary>Sends a request once.</summary>
    public async Task<ServiceReply> SendAsync(SdkRequest request, CancellationToken cancellationToken) =>
        (await InvokeAsync<SdkResponse>(request, _options, cancellationToken).ConfigureAwait(false)).Reply!;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.ReplaceHandler<EndpointResolver>(new SdkAddressHandler());
        pipeline.RemoveHandler<RetryHandler>();
        pipeline.RemoveHandler<ChecksumHandler>();
        pipeline.RemoveHandler<CompressionHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
    }
}
