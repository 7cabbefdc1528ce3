using System.Net.Sockets;
using Amazon.Runtime;

namespace ImageBuilderWorkflow.Core;

/// <summary>Sends requests over the network, signed by the AWS SDK.</summary>
internal sealed class AwsTransport(AwsConnection connection) : ITransport
{
    /// <inheritdoc/>
    public string Region => connection.Region;

    /// <inheritdoc/>
    public async Task<ServiceReply> SendAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SdkClient.Shared.SendAsync(new SdkRequest(request, connection, keys), cancellationToken).ConfigureAwait(false);
        }
        catch (SdkServiceException error)
        {
            throw error.Fault;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            throw new ConnectionFaultException(Reason(error), error);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            throw new ConnectionFaultException(
                "it took too long: " + error.GetBaseException().Message, error as TimeoutException ?? new TimeoutException(error.Message, error));
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException)
        {
            throw new ConfigurationException("RequestNotSent", "The request could not be sent: " + error.Message, error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<RateLimiter?> GetLimiterAsync(CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken).ConfigureAwait(false);
        return RateLimiter.ForScope($"{connection.Endpoint} {connection.Region} {AccessKeyId.Account(keys.AccessKey)}");
    }

    /// <inheritdoc/>
    public bool RefreshCredentials() => connection.RefreshCredentials();

    private async Task<ImmutableCredentials> KeysAsync(CancellationToken cancellationToken)
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
            throw error as ConfigurationException
                ?? new ConfigurationException("CredentialsNotUsable", "The AWS credentials cannot be used: " + Reason(error), error);
        }
    }

    // The outer message ("The SSL connection could not be established, see inner exception.") often says least.
    private static string Reason(Exception error)
    {
        var innermost = error.GetBaseException().Message;
        return error.Message.Contains(innermost, StringComparison.Ordinal) ? error.Message : $"{error.Message} ({innermost})";
    }
}
