using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageBuilderWorkflow.Help;

/// <summary>An IAM policy that allows some actions, and nothing else.</summary>
internal static class IamPolicy
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The policy as a JSON document: a statement for the actions of the same resources. The same actions make the same text.
    /// </summary>
    public static string Of(IEnumerable<string> actions) =>
        JsonSerializer.Serialize(
            new Document([
                .. actions
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .GroupBy(action => string.Join(' ', IamActions.ResourcesOf(action)))
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new Statement([.. group], IamActions.ResourcesOf(group.First()))),
            ]),
            Layout
        );

    private sealed record Document([property: JsonPropertyOrder(1)] IReadOnlyList<Statement> Statement)
    {
        // The version of the policy language; there is no newer one.
        public string Version { get; } = "2012-10-17";
    }

    private sealed record Statement(
        [property: JsonPropertyOrder(1)] IReadOnlyList<string> Action,
        [property: JsonPropertyOrder(2)] IReadOnlyList<string> Resource
    )
    {
        public string Effect { get; } = "Allow";
    }
}
