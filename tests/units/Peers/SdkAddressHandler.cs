using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>
/// Tells the pipeline where a request goes and who signs it. Both come with the request, so that one client, and with it one
/// pool of connections, serves every region and profile of the session.
/// </summary>
internal sealed class SdkAddressHandler : PipelineHandler
{
    private readonly AWS4Signer _signer = new();

    /// <inheritdoc/>
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("Requests are sent asynchronously.");

    /// <inheritdoc/>
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var request = (SdkRequest)context.OriginalRequest;
        var connection = request.Connection;
        context.Request.Endpoint = connection.Endpoint;
        context.Request.AuthenticationRegion = connection.Region;
        context.Request.ChosenAuthScheme = AuthSchemeOption.DEFAULT_SIGV4[0];
        context.Identity = request.Signer;
        context.Signer = _signer;
        return base.InvokeAsync<T>(executionContext);
    }
}
