using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Tests.Loopback;

/// <summary>Signs requests for the tests of the server. The tests with the AWS CLI and boto3 show that the signatures are valid.</summary>
internal sealed record TestSigner(string AccessKey, string SecretKey)
{
    public string? SessionToken { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "imagebuilder";

    public DateTimeOffset Time { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Headers that are sent but not signed.</summary>
    public IReadOnlyList<string> Unsigned { get; init; } = [];

    /// <summary>Signs a request with a given body.</summary>
    public void Sign(HttpRequestMessage request, byte[] body)
    {
        var time = Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Host = request.RequestUri!.Authority;
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        if (SessionToken is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", SessionToken);

        var headers = request
            .Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value))
            .Where(header => header.Key == "host" || header.Key.StartsWith("x-amz-", StringComparison.Ordinal))
            .Where(header => !Unsigned.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', headers.Select(header => header.Key));
        var parameters = request.RequestUri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        var query = string.Join('&', parameters.Order(StringComparer.Ordinal));
        var canonical = string.Join(
            '\n',
            request.Method.Method,
            request.RequestUri.AbsolutePath,
            query,
            string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")),
            names,
            Hex(SHA256.HashData(body))
        );

        var scope = $"{time[..8]}/{Region}/{Service}/aws4_request";
        var key = Encoding.UTF8.GetBytes("AWS4" + SecretKey);
        foreach (var part in scope.Split('/'))
            key = Hmac(key, part);
        var signature = Hex(Hmac(key, $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}"));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}"
        );
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
