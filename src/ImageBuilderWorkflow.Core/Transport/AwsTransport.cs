using System.Buffers;
using System.Net.Sockets;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Sends requests over the network, with credentials and signatures of the AWS SDK but not with its client: the dozen handlers that a
/// request goes through there cost more than sending it.
/// </summary>
internal sealed class AwsTransport(AwsConnection connection) : ITransport
{
    /// <summary>How long one request may take, from its sending to the last byte of its answer.</summary>
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);

    // The first buffer of an answer: enough for a page, whatever length an answer announces.
    private const int SmallestBuffer = 4 * 1024;
    private const int LargestFirstBuffer = 64 * 1024;

    // One pool of connections serves every region and profile of the session.
    private static readonly HttpMessageInvoker SharedHttp = new(MakeHandler(certificates: null));

    private readonly HttpMessageInvoker _http = connection.Certificates?.Http ?? SharedHttp;

    private readonly RequestSigner _signer = new(connection);
    private readonly ServiceClock _clock = ServiceClock.For(connection.Endpoint);
    private PaceScope? _paceScope;

    /// <inheritdoc/>
    public string Region => connection.Region;

    /// <inheritdoc/>
    public DateTime UtcNow => _clock.UtcNow;

    /// <summary>Makes the handler of a pool of connections.</summary>
    /// <param name="certificates">The authorities to trust; <see langword="null"/> for those of the system.</param>
    public static SocketsHttpHandler MakeHandler(CertificateBundle? certificates)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = SystemProxy.Instance,

            // What nobody waits for any more is not read on in the background.
            ResponseDrainTimeout = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromSeconds(10),

            // A long session follows the service's addresses when they change.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        certificates?.ApplyTo(handler);
        return handler;
    }

    /// <inheritdoc/>
    public async Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(RequestTimeout);
        try
        {
            using var message = _signer.Sign(request, keys, _clock.UtcNow);
            using var response = await _http.SendAsync(message, patience.Token).ConfigureAwait(false);
            _clock.Learn(Header(response, "Date"), isCached: Header(response, "Age") is not null);
            return await ReadAsync(response, patience.Token).ConfigureAwait(false);
        }
        catch (Exception error)
            when (error is OperationCanceledException or HttpRequestException or IOException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(error.Message, error, cancellationToken);
        }
        catch (Exception error)
            when (error is OperationCanceledException or HttpRequestException or IOException && patience.IsCancellationRequested)
        {
            throw TookTooLong(new TimeoutException($"no whole answer came within {RequestTimeout.TotalSeconds} seconds", error));
        }
        catch (OperationCanceledException error)
        {
            throw TookTooLong(error.InnerException as TimeoutException ?? new TimeoutException(error.Message, error));
        }
        catch (HttpRequestException error)
            when (error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError && IsUnknownRegion)
        {
            // A proxy looks up the name itself, and may fail for other reasons.
            throw new ConnectionFaultException($"{Reason(error)}. {RegionHint()}", error)
            {
                IsFinal = error.HttpRequestError == HttpRequestError.NameResolutionError,
            };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            throw new ConnectionFaultException(Reason(error), error);
        }
        catch (AmazonClientException error)
        {
            throw new ConfigurationException(ConfigurationError.RequestNotSent, "The request could not be sent: " + error.Message, error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string?> GetPaceScopeAsync(CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken).ConfigureAwait(false);
        if (_paceScope is not { } scope || scope.AccessKey != keys.AccessKey)
        {
            _paceScope = scope = new PaceScope(
                keys.AccessKey,
                $"{connection.Endpoint} {connection.Region} {AccessKeyId.Account(keys.AccessKey)}"
            );
        }

        return scope.Text;
    }

    /// <inheritdoc/>
    public bool RefreshCredentials() => connection.RefreshCredentials();

    private async ValueTask<ImmutableCredentials> KeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await connection.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // A role that may not be assumed, a sign-on that has expired, a helper program that fails: whatever a provider throws.
            // What one of ours says of a profile that another one refers to comes wrapped.
            throw Configuration(error)
                ?? new ConfigurationException(
                    ConfigurationError.CredentialsNotUsable,
                    $"The AWS credentials{Origin()} cannot be used: {Reason(error)}",
                    error
                );
        }
    }

    // The whole answer is read before any of it is given out: one that breaks off is an error of the request.
    private static async Task<ServiceReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength ?? 0;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(announced + 1, SmallestBuffer, LargestFirstBuffer));
        try
        {
            var length = 0;
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(2 * length);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            var body = buffer.AsMemory(0, length);
            if (!response.IsSuccessStatusCode)
            {
                throw ErrorBody.Read((int)response.StatusCode, name => Header(response, name), body);
            }

            var reply = new ServiceReply(body, Header(response, "x-amzn-RequestId"), buffer);
            buffer = null;
            return reply;
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    // As it came: parsing what is known of some headers would cost more than all that is asked for here.
    private static string? Header(HttpResponseMessage response, string name)
    {
        if (response.Headers.NonValidated.TryGetValues(name, out var values))
        {
            foreach (var value in values)
            {
                return value;
            }
        }

        return null;
    }

    // A region that is newer than the SDK is asked like any other; one that does not exist has no address.
    private bool IsUnknownRegion =>
        connection.Origin?.Endpoint.Code == SettingSource.RegionCode && !KnownRegions.Contains(connection.Region);

    private string RegionHint()
    {
        var nearest = KnownRegions.Nearest(connection.Region);
        return $"'{connection.Region}' (from {connection.Origin!.Region.Text}) is no region that this version of the AWS SDK knows."
            + (nearest is null ? string.Empty : $" Did you mean {nearest}?");
    }

    private static ConfigurationException? Configuration(Exception? error) =>
        error is null ? null : error as ConfigurationException ?? Configuration(error.InnerException);

    private string Origin() =>
        connection.Origin switch
        {
            null => string.Empty,
            { CredentialPlace: { } place } origin => $" of the profile '{origin.Profile}' ({place})",
            { } origin => $" from {origin.Credentials.Text}",
        };

    private static ConnectionFaultException TookTooLong(TimeoutException error) => new("it took too long: " + error.Message, error);

    // The outer message ("The SSL connection could not be established, see inner exception.") often says least.
    private static string Reason(Exception error)
    {
        var innermost = error.GetBaseException().Message;
        return error.Message.Contains(innermost, StringComparison.Ordinal) ? error.Message : $"{error.Message} ({innermost})";
    }

    private sealed record PaceScope(string AccessKey, string Text);
}
