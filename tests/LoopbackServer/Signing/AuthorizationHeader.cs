namespace ImageBuilderWorkflow.Loopback.Signing;

/// <summary>The parts of a Signature Version 4 authorization header.</summary>
internal sealed record AuthorizationHeader(
    string AccessKey,
    string Date,
    string Region,
    string Service,
    string Terminator,
    IReadOnlyList<string> SignedHeaders,
    string Signature
)
{
    /// <summary>The only algorithm.</summary>
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The credential scope, in the form of the string to sign.</summary>
    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Parses a header.</summary>
    /// <param name="text">The value of the header.</param>
    /// <param name="problem">The service's message for what is missing or malformed; null if the header is complete.</param>
    /// <returns>The parts, or null.</returns>
    public static AuthorizationHeader? Parse(string text, out string? problem)
    {
        if (!text.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            problem = $"Unsupported AWS 'algorithm': '{text.Split(' ')[0]}'.";
            return null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0)
                parameters.TryAdd(part[..separator], part[(separator + 1)..]);
        }

        string[] needed = ["Credential", "Signature", "SignedHeaders"];
        problem = string.Join(
            ' ',
            needed
                .Where(name => !parameters.TryGetValue(name, out var value) || value.Length == 0)
                .Select(name => $"Authorization header requires '{name}' parameter.")
        );
        if (problem.Length > 0)
            return null;

        var credential = parameters["Credential"].Split('/');
        if (credential.Length != 5)
        {
            problem = "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.";
            return null;
        }

        problem = null;
        return new AuthorizationHeader(
            credential[0],
            credential[1],
            credential[2],
            credential[3],
            credential[4],
            parameters["SignedHeaders"].Split(';'),
            parameters["Signature"]
        );
    }
}
