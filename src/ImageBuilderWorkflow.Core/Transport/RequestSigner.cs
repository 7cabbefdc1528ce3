using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace ImageBuilderWorkflow.Core;

/// <summary>Makes the HTTP message of a request, signed by the AWS SDK. The protocol is REST-JSON, so the path is the operation's name.</summary>
internal static class RequestSigner
{
    private const string JsonType = "application/json";
    private const string ContentType = "Content-Type";

    private static readonly AWS4Signer Signer = new();
    private static readonly Unspecified Original = new();

    /// <summary>Makes the message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="connection">Where it goes.</param>
    /// <param name="keys">Who signs it.</param>
    /// <param name="now">The time of the signature, by the service's clock.</param>
    public static HttpRequestMessage Sign(ServiceRequest request, AwsConnection connection, ImmutableCredentials keys, DateTime now)
    {
        var draft = new DefaultRequest(Original, SdkConfig.Service)
        {
            HttpMethod = request.Method,
            Endpoint = connection.Endpoint,
            ResourcePath = "/" + request.Operation,
            UseQueryString = request.Query.Count > 0,
            Content = request.Body,
            AuthenticationRegion = connection.Region,
        };
        foreach (var (name, value) in request.Query)
        {
            draft.Parameters.Add(name, value);
        }

        if (request.Body is not null)
        {
            draft.Headers[ContentType] = JsonType;
        }

        if (keys.UseToken)
        {
            draft.Headers["X-Amz-Security-Token"] = keys.Token;
        }

        var signature = Signer.SignRequest(draft, SdkConfig.Shared, metrics: null, keys.AccessKey, keys.SecretKey, now);
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), AmazonServiceClient.ComposeUrl(draft));
        foreach (var (name, value) in draft.Headers)
        {
            if (name != ContentType)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
        message.Headers.TryAddWithoutValidation("User-Agent", SdkConfig.Shared.UserAgent);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation(ContentType, JsonType);
        }

        return message;
    }

    // The SDK wants to know of which of its own requests the message is made.
    private sealed class Unspecified : AmazonWebServiceRequest;
}
