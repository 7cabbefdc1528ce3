namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and the query, escaped as they came.</param>
/// <param name="Headers">The headers, whatever the case of their names.</param>
/// <param name="Body">The body.</param>
internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>The query parameters, unescaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query =>
        Target.Split('?') is [_, var query]
            ?
            [
                .. query
                    .Split('&')
                    .Select(pair => pair.Split('='))
                    .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]))),
            ]
            : [];
}
