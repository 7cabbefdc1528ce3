using System.Globalization;

namespace ImageBuilderWorkflow.Loopback;

/// <summary>Reads the headers that AWS SDKs add to a call.</summary>
internal static class SdkHeaders
{
    /// <summary>The number of the attempt in a header such as <c>amz-sdk-request: attempt=2; max=5</c>.</summary>
    public static int? Attempt(IHeaderDictionary headers)
    {
        foreach (var part in headers["amz-sdk-request"].ToString().Split(';', StringSplitOptions.TrimEntries))
        {
            if (
                part.StartsWith("attempt=", StringComparison.Ordinal)
                && int.TryParse(part.AsSpan("attempt=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            )
            {
                return attempt;
            }
        }

        return null;
    }

    /// <summary>The id that all attempts of one call share.</summary>
    public static string? InvocationId(IHeaderDictionary headers) =>
        headers.TryGetValue("amz-sdk-invocation-id", out var id) ? id.ToString() : null;
}
