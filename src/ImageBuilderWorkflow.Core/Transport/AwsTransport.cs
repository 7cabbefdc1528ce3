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
        try
        {
            return await SdkClient.Shared.SendAsync(new SdkRequest(request, connection), cancellationToken).ConfigureAwait(false);
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
                $"no answer within {SdkClient.RequestTimeout.TotalSeconds:0} seconds", error as TimeoutException ?? new TimeoutException(error.Message, error));
        }
        catch (Exception error) when (error is AmazonClientException or AmazonServiceException)
        {
            // What is left is the credentials: a role that may not be assumed, a token that has expired, a helper that fails.
            throw new ConfigurationException("CredentialsNotUsable", "The AWS credentials cannot be used: " + error.Message, error);
        }
    }

    // The outer message ("The SSL connection could not be established, see inner exception.") often says least.
    private static string Reason(Exception error)
    {
        var innermost = error.GetBaseException().Message;
        return error.Message.Contains(innermost, StringComparison.Ordinal) ? error.Message : $"{error.Message} ({innermost})";
    }
}
