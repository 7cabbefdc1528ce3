using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace ImageBuilderWorkflow.Loopback.Signing;

/// <summary>
/// Verifies Signature Version 4 by the public specification. It shares no code with a client and uses the error messages of AWS.
/// </summary>
internal sealed class SignatureVerifier(IReadOnlyList<LoopbackCredential> credentials, string region)
{
    /// <summary>The value for any region.</summary>
    public const string AnyRegion = "*";

    /// <summary>The name of Image Builder in a signature.</summary>
    public const string ImageBuilder = "imagebuilder";

    /// <summary>The name of CloudWatch Logs in a signature.</summary>
    public const string CloudWatchLogs = "logs";

    private const string Terminator = "aws4_request";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The maximum difference between the times of the request and the server.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Verifies one request.</summary>
    /// <param name="service">The name of the service that the signature must have.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="rawTarget">The request target as received.</param>
    /// <param name="headers">The headers received.</param>
    /// <param name="body">The body received.</param>
    /// <param name="now">The time of the server.</param>
    /// <param name="skewCode">The error code for a request whose time is too far off; null for the usual one.</param>
    public SignatureVerdict Verify(
        string service,
        string method,
        string rawTarget,
        IDictionary<string, StringValues> headers,
        ReadOnlySpan<byte> body,
        DateTimeOffset now,
        string? skewCode = null
    )
    {
        if (!headers.TryGetValue("Authorization", out var authorization) || StringValues.IsNullOrEmpty(authorization))
            return new SignatureVerdict("MissingAuthenticationTokenException", "Missing Authentication Token");
        var header = AuthorizationHeader.Parse(authorization.ToString(), out var problem);
        if (header is null)
            return new SignatureVerdict("IncompleteSignatureException", problem);

        var credential = credentials.FirstOrDefault(candidate => candidate.AccessKey == header.AccessKey);
        var sessionToken = Single(headers, "X-Amz-Security-Token");
        var verdict = new SignatureVerdict(null, null)
        {
            AccessKey = header.AccessKey,
            Region = header.Region,
            SessionToken = sessionToken is null || sessionToken == credential?.SessionToken ? sessionToken : "(unknown)",
        };

        if (
            Single(headers, "X-Amz-Date") is not { } timeText
            || !DateTimeOffset.TryParseExact(
                timeText,
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
        )
        {
            return verdict with
            {
                ErrorCode = "IncompleteSignatureException",
                Message = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
            };
        }

        if (credential is null || credential.SessionToken != sessionToken)
        {
            return verdict with
            {
                ErrorCode = "UnrecognizedClientException",
                Message = "The security token included in the request is invalid.",
            };
        }

        var refusal = ScopeProblem(service, header, timeText) ?? HeadersProblem(header, headers);
        if (refusal is not null)
            return verdict with { ErrorCode = "InvalidSignatureException", Message = refusal };

        if (TimeProblem(time, now) is { } tooFar)
        {
            return verdict with
            {
                ErrorCode = skewCode ?? "InvalidSignatureException",
                Message = skewCode is null ? tooFar : "The difference between the request time and the current time is too large.",
            };
        }

        var bodyHash = Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant();
        var announcedHash = Single(headers, "X-Amz-Content-Sha256");
        var canonical = CanonicalRequest.Build(method, rawTarget, headers, header.SignedHeaders, bodyHash);
        var isValid =
            (announcedHash is null || announcedHash == bodyHash)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(Sign(credential.SecretKey, header, timeText, canonical)),
                Encoding.UTF8.GetBytes(header.Signature)
            );
        return isValid
            ? verdict
            : verdict with
            {
                ErrorCode = "InvalidSignatureException",
                Message =
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
                    + "signing method. Consult the service documentation for details.",
            };
    }

    private static string Sign(string secretKey, AuthorizationHeader header, string time, string canonicalRequest)
    {
        var requestHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest))).ToLowerInvariant();
        var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secretKey), header.Date);
        foreach (var part in new[] { header.Region, header.Service, header.Terminator })
            key = Hmac(key, part);
        return Convert.ToHexString(Hmac(key, $"{AuthorizationHeader.Algorithm}\n{time}\n{header.Scope}\n{requestHash}")).ToLowerInvariant();
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string? Single(IDictionary<string, StringValues> headers, string name) =>
        headers.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    private string? ScopeProblem(string service, AuthorizationHeader header, string time)
    {
        if (header.Service != service)
            return $"Credential should be scoped to correct service: '{service}'.";
        if (header.Terminator != Terminator)
            return $"Credential should be scoped with a valid terminator: '{Terminator}', not '{header.Terminator}'.";
        if (region != AnyRegion && header.Region != region)
            return $"Credential should be scoped to a valid region, not '{header.Region}'.";
        if (!time.StartsWith(header.Date, StringComparison.Ordinal) || header.Date.Length != 8)
        {
            return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{header.Date}' != '{time[..8]}'.";
        }

        return null;
    }

    // The headers with the target, the time and the sender of a request must be signed.
    private static string? HeadersProblem(AuthorizationHeader header, IDictionary<string, StringValues> headers)
    {
        if (!header.SignedHeaders.Contains("host"))
            return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
        foreach (var name in headers.Keys)
        {
            if (
                name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)
                && !header.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)
            )
            {
                return $"'{name}' must be a 'SignedHeader' in the AWS Authorization.";
            }
        }

        return header.SignedHeaders.FirstOrDefault(name => !headers.ContainsKey(name)) is { } absent
            ? $"The signed header '{absent}' is absent from the request."
            : null;
    }

    private static string? TimeProblem(DateTimeOffset time, DateTimeOffset now)
    {
        if (time < now - Tolerance)
            return $"Signature expired: {Format(time)} is now earlier than {Format(now - Tolerance)} ({Format(now)} - 5 min.)";
        if (time > now + Tolerance)
            return $"Signature not yet current: {Format(time)} is still later than {Format(now + Tolerance)} ({Format(now)} + 5 min.)";
        return null;
    }

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
