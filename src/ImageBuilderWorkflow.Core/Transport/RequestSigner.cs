using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Amazon.Util;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Makes the signed HTTP messages for a connection. The service decides where the name of the operation stands. The AWS SDK computes
/// the signature. The text that is signed is put together here: all requests of this API are of one simple form, and the SDK's way of
/// working it out for any form is a good part of what a page costs.
/// </summary>
/// <param name="connection">Where the messages go.</param>
internal sealed class RequestSigner(AwsConnection connection)
{
    private readonly string _host = connection.Endpoint.Authority;
    private readonly string _address = connection.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
    private readonly string _region = connection.Region.ToLowerInvariant();

    // The signature has every segment of the path escaped once more.
    private readonly string _signedPath = string.Join(
        '/',
        connection.Endpoint.AbsolutePath.TrimEnd('/').Split('/').Select(static segment => AWSSDKUtils.UrlEncode(segment, path: false))
    );

    /// <summary>Makes a message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">Who signs it.</param>
    /// <param name="now">The time of the signature, by the service's clock.</param>
    public HttpRequestMessage Sign(ServiceRequest request, ImmutableCredentials keys, DateTime now)
    {
        var query = Query(request.Query);
        var message = new HttpRequestMessage(
            HttpMethod.Parse(request.Method),
            new Uri($"{_address}{connection.Service.PathOf(request.Operation)}{(query.Length == 0 ? string.Empty : "?")}{query}")
        );
        var time = now.ToString(AWSSDKUtils.ISO8601BasicDateTimeFormat, CultureInfo.InvariantCulture);
        var bodyHash = request.Body is null
            ? AWS4Signer.EmptyBodySha256
            : AWSSDKUtils.ToHex(SHA256.HashData(request.Body), lowercase: true);
        var headers = $"host:{_host}\nx-amz-content-sha256:{bodyHash}\nx-amz-date:{time}\n";
        var names = "host;x-amz-content-sha256;x-amz-date";
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", connection.Service.ContentType);
            headers = $"content-type:{connection.Service.ContentType}\n{headers}";
            names = $"content-type;{names}";
        }

        if (keys.UseToken)
        {
            message.Headers.TryAddWithoutValidation("X-Amz-Security-Token", keys.Token);
            headers = $"{headers}x-amz-security-token:{AWSSDKUtils.CompressSpaces(keys.Token, trim: true)}\n";
            names = $"{names};x-amz-security-token";
        }

        if (connection.Service.TargetOf(request.Operation) is { } target)
        {
            message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
            headers = $"{headers}x-amz-target:{target}\n";
            names = $"{names};x-amz-target";
        }

        var canonical =
            $"{request.Method}\n{_signedPath}{connection.Service.PathOf(request.Operation)}\n{query}\n{headers}\n{names}\n{bodyHash}";
        var signature = AWS4Signer.ComputeSignature(keys, _region, now, connection.Service.Name, names, canonical);
        message.Headers.TryAddWithoutValidation("Host", _host);
        message.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        message.Headers.TryAddWithoutValidation("X-Amz-Content-SHA256", bodyHash);
        message.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
        message.Headers.TryAddWithoutValidation("User-Agent", SdkConfig.Shared.UserAgent);
        return message;
    }

    // The same text in the address and in the signature, so in the signature's order.
    private static string Query(IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        parameters.Count == 0
            ? string.Empty
            : string.Join(
                '&',
                parameters
                    .OrderBy(static parameter => parameter.Key, StringComparer.Ordinal)
                    .Select(static parameter =>
                        $"{AWSSDKUtils.UrlEncode(parameter.Key, path: false)}={AWSSDKUtils.UrlEncode(parameter.Value, path: false)}"
                    )
            );
}
