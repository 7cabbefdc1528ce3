using System.Text;
using Microsoft.Extensions.Primitives;

namespace ImageBuilderWorkflow.Loopback.Signing;

/// <summary>Builds the canonical form of a received request, which both sides sign.</summary>
internal static class CanonicalRequest
{
    /// <summary>Builds the canonical request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="rawTarget">The request target as received: path and query, still encoded.</param>
    /// <param name="headers">The headers received.</param>
    /// <param name="signedHeaders">The names of the signed headers; they are sorted as in the specification.</param>
    /// <param name="payloadHash">The hash of the body in lower-case hexadecimal.</param>
    public static string Build(
        string method,
        string rawTarget,
        IDictionary<string, StringValues> headers,
        IEnumerable<string> signedHeaders,
        string payloadHash
    )
    {
        var queryStart = rawTarget.IndexOf('?', StringComparison.Ordinal);
        var path = queryStart < 0 ? rawTarget : rawTarget[..queryStart];
        var query = queryStart < 0 ? "" : rawTarget[(queryStart + 1)..];

        var names = signedHeaders.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder().Append(method).Append('\n').Append(Path(path)).Append('\n').Append(Query(query)).Append('\n');
        foreach (var name in names)
            text.Append(name).Append(':').Append(HeaderValue(headers, name)).Append('\n');
        return text.Append('\n').AppendJoin(';', names).Append('\n').Append(payloadHash).ToString();
    }

    // Every service except S3 encodes each received segment once more.
    private static string Path(string path) => path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    // Sorts by the encoded name, then by the encoded value. Encodes what the client did not encode.
    private static string Query(string query)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(separator < 0 ? (Normalize(pair), "") : (Normalize(pair[..separator]), Normalize(pair[(separator + 1)..])));
        }

        pairs.Sort(
            static (left, right) =>
            {
                var byName = string.CompareOrdinal(left.Name, right.Name);
                return byName != 0 ? byName : string.CompareOrdinal(left.Value, right.Value);
            }
        );
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Normalize(string encoded) => Uri.EscapeDataString(Uri.UnescapeDataString(encoded));

    // Trims the value and replaces repeated spaces by one. Several headers with one name form one list.
    private static string HeaderValue(IDictionary<string, StringValues> headers, string name) =>
        headers.TryGetValue(name, out var values) ? string.Join(',', values.Select(Squeeze)) : "";

    private static string Squeeze(string? value) =>
        string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
