using System.Globalization;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>Reads the answers that say no: REST-JSON allows the error's code in a header and in several members of the body.</summary>
internal static class ErrorBody
{
    private static readonly string[] CodeMembers = ["__type", "code", "Code"];
    private static readonly string[] MessageMembers = ["message", "Message", "errorMessage"];

    /// <summary>Makes the fault of an answer.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="header">Finds a header's value, or <see langword="null"/>.</param>
    /// <param name="body">The body, of whatever form.</param>
    public static ServiceFaultException Read(int statusCode, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        var members = Members(body);
        var code =
            Clean(header("x-amzn-ErrorType"))
            ?? Clean(First(members, CodeMembers))
            ?? "Http" + statusCode.ToString(CultureInfo.InvariantCulture);
        var message =
            First(members, MessageMembers)
            ?? header("x-amzn-error-message")
            ?? string.Create(CultureInfo.InvariantCulture, $"The service answered with HTTP status {statusCode} and no message.");
        return new ServiceFaultException(code, message)
        {
            StatusCode = statusCode,
            RequestId = header("x-amzn-RequestId"),
            RetryAfter = RetryAfter(header),
            ServerTime = Date(header("Date")),
        };
    }

    private static Dictionary<string, string> Members(ReadOnlyMemory<byte> body)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(TextRepair.Repair(body.Span));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.String)
                    {
                        members[member.Name] = member.Value.GetString()!;
                    }
                }
            }
        }
        catch (JsonException)
        {
            // A proxy's or load balancer's page. The status and the headers still tell enough.
        }

        return members;
    }

    private static string? First(Dictionary<string, string> members, string[] names) =>
        names.Select(name => members.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    // "com.amazonaws.imagebuilder#ClientException:http://..." means ClientException.
    private static string? Clean(string? type)
    {
        if (string.IsNullOrWhiteSpace(type))
        {
            return null;
        }

        var code = type.AsSpan().Trim();
        var end = code.IndexOf(':');
        code = end >= 0 ? code[..end] : code;
        code = code[(code.LastIndexOf('#') + 1)..];
        return code.IsEmpty ? null : code.ToString();
    }

    private static TimeSpan? RetryAfter(Func<string, string?> header)
    {
        if (
            double.TryParse(header("x-amz-retry-after"), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and <= int.MaxValue
        )
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var value = header("Retry-After");
        if (
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= int.MaxValue
        )
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (Date(value) is not { } date)
        {
            return null;
        }

        // By the service's own clock where it tells it: ours may be wrong.
        var wait = date - (Date(header("Date")) ?? DateTimeOffset.UtcNow);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static DateTimeOffset? Date(string? value) =>
        DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
