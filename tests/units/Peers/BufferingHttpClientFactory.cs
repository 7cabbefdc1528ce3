using System.Net;
using Amazon.Runtime;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Tests.Peers;

/// <summary>
/// Makes HTTP clients that give out an answer only when all of it is there. A page has 25 items, so that costs little; in return
/// reading it can be cancelled and timed out like the rest, and an answer that breaks off is an error of the request.
/// </summary>
internal sealed class BufferingHttpClientFactory : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // What nobody waits for any more is not read on in the background.
            ResponseDrainTimeout = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromSeconds(10),

            // A long session follows the service's addresses when they change.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(new BufferingHandler(sockets)) { Timeout = StockSdk.RequestTimeout };
    }

    private sealed class BufferingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                var received = response.Content;
                var whole = new WholeContent(await received.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
                foreach (var (name, values) in received.Headers)
                {
                    whole.Headers.TryAddWithoutValidation(name, values);
                }

                response.Content = whole;
                received.Dispose();
                return response;
            }
            catch
            {
                // Closes the connection, so that no rest of the answer goes on arriving.
                response.Dispose();
                throw;
            }
        }
    }

    // ByteArrayContent would hand out a stream whose bytes can only be copied.
    private sealed class WholeContent(byte[] body) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Task.FromResult<Stream>(new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
