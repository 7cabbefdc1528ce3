using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>Edits response bodies.</summary>
internal static partial class BodyEditor
{
    private const string Token = "nextToken";

    private const string HostileText = "\u001b]0;owned\u0007\u001b[2J\b\u009b31m\u202e\u2066\u200b";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The properties with an enum in the service model, and the unknown value for each.</summary>
    private static readonly Dictionary<string, string> Enums = new(StringComparer.Ordinal)
    {
        ["status"] = "FUTURE_STATUS",
        ["rollbackStatus"] = "FUTURE_STATUS",
        ["type"] = "FUTURE_TYPE",
    };

    /// <summary>The bytes of a JSON value.</summary>
    public static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Options));

    /// <summary>The body of a listing without items and with a token.</summary>
    public static byte[] EmptyPage(ReadOnlyMemory<byte> body, string resultKey, string tokenKey, string token) =>
        Edit(
            body,
            root =>
            {
                root[resultKey] = new JsonArray();
                root[tokenKey] = token;
            }
        );

    /// <summary>The body of a listing with another token; null removes it.</summary>
    public static byte[] SetToken(ReadOnlyMemory<byte> body, string tokenKey, Func<string?, string?> choose) =>
        Edit(
            body,
            root =>
            {
                var token = choose(root[tokenKey]?.GetValue<string>());
                if (token is null)
                    root.Remove(tokenKey);
                else
                    root[tokenKey] = token;
            }
        );

    /// <summary>The body of a request as text, without its token.</summary>
    public static string WithoutToken(ReadOnlyMemory<byte> body) =>
        body.IsEmpty ? "" : Encoding.UTF8.GetString(Edit(body, root => root.Remove(Token)));

    /// <summary>A body with unknown members, also in each item.</summary>
    public static byte[] AddUnknownFields(ReadOnlyMemory<byte> body, string? resultKey) =>
        Edit(
            body,
            root =>
            {
                var items = resultKey is null ? [] : root[resultKey]!.AsArray().Cast<JsonObject>();
                foreach (var target in items.Append(root))
                {
                    target["futureText"] = "new, \"quoted\" and ünknown";
                    target["futureStructure"] = new JsonObject
                    {
                        ["numbers"] = new JsonArray(1, 2.5),
                        ["flag"] = true,
                        ["nothing"] = null,
                    };
                }
            }
        );

    /// <summary>A body with unknown values for every status and type.</summary>
    public static byte[] ReplaceEnums(ReadOnlyMemory<byte> body) => Edit(body, ReplaceEnums);

    /// <summary>A body in which texts contain what a terminal acts on or a reader cannot see.</summary>
    /// <param name="body">The body.</param>
    /// <param name="toIds">Whether the ids and ARNs contain it, or the other texts.</param>
    public static byte[] AddHostileText(ReadOnlyMemory<byte> body, bool toIds) => Edit(body, root => AddHostileText(root, toIds));

    private static void AddHostileText(JsonNode? node, bool toIds)
    {
        switch (node)
        {
            case JsonObject structure:
                foreach (var (name, value) in structure.ToList())
                {
                    if (name == Token)
                        continue;
                    if (Hostile(value, toIds) is { } text)
                        structure[name] = text;
                    else
                        AddHostileText(value, toIds);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Hostile(list[i], toIds) is { } text)
                        list[i] = text;
                    else
                        AddHostileText(list[i], toIds);
                }

                break;
        }
    }

    // The hostile form of a text; null for a value that stays.
    private static string? Hostile(JsonNode? value, bool toIds)
    {
        if (value is not JsonValue leaf || !leaf.TryGetValue<string>(out var text))
            return null;

        // The outputs of a step are JSON inside of JSON.
        if (text.StartsWith('{'))
        {
            var inner = JsonNode.Parse(text);
            AddHostileText(inner, toIds);
            return inner!.ToJsonString(Options);
        }

        var isTime = text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);
        var isId = text.StartsWith("arn:", StringComparison.Ordinal) || IdPattern().IsMatch(text);
        return isTime || isId != toIds ? null : text + HostileText;
    }

    [GeneratedRegex("^(wf|step|lce)-[0-9a-f]{8}-")]
    private static partial Regex IdPattern();

    private static void ReplaceEnums(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject structure:
                foreach (var (name, value) in structure.ToList())
                {
                    if (value is JsonValue && Enums.TryGetValue(name, out var unknown))
                        structure[name] = unknown;
                    else
                        ReplaceEnums(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                    ReplaceEnums(item);
                break;
        }
    }

    private static byte[] Edit(ReadOnlyMemory<byte> body, Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(body.Span)!.AsObject();
        edit(root);
        return Write(root);
    }
}
