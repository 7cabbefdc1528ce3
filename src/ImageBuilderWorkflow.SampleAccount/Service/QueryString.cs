namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>Parses a raw query string.</summary>
internal static class QueryString
{
    /// <summary>The parameters by name. If a parameter is repeated, the first value counts.</summary>
    public static Dictionary<string, string> Parse(string raw)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in raw.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            if (separator < 0)
                parameters.TryAdd(Decode(pair), "");
            else
                parameters.TryAdd(Decode(pair[..separator]), Decode(pair[(separator + 1)..]));
        }

        return parameters;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
