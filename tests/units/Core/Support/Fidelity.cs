using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Compares an object with the JSON that it was made of, member by member, with a mapping of its own: nothing of
/// the parser is asked how it reads.
/// </summary>
internal static class Fidelity
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["state.status"] = "Status",
        ["state.reason"] = "StatusReason",
        ["resourcesImpactedSummary.hasImpactedResources"] = "HasImpactedResources",
    };

    /// <summary>The members of a whole answer that are lost on one of its items.</summary>
    public static List<string> Lost(JsonObject answer, ParsedAnswer parsed, string? itemsMember)
    {
        var lost = new List<string>();
        var sent = itemsMember is null ? null : (JsonArray)answer[itemsMember]!;
        if (sent is not null && sent.Count != parsed.Items.Count)
        {
            lost.Add($"{sent.Count - parsed.Items.Count} items");
            return lost;
        }

        for (var i = 0; i < parsed.Items.Count; i++)
        {
            foreach (var (name, value) in answer)
            {
                if (name != itemsMember && !(itemsMember is not null && name == "nextToken"))
                {
                    Collect(parsed.Items[i], [name], value, lost);
                }
            }

            foreach (var (name, value) in (JsonObject?)sent?[i] ?? [])
            {
                Collect(parsed.Items[i], [name], value, lost);
            }
        }

        return lost;
    }

    private static void Collect(ServiceObject item, string[] path, JsonNode? value, List<string> lost)
    {
        if (value is JsonObject structure && PropertyOf(item, path) is null && Remainder(item, path) is not JsonObject { Count: 0 })
        {
            foreach (var (name, member) in structure)
            {
                Collect(item, [.. path, name], member, lost);
            }
        }
        else if (value is not null && !IsSame(value, PropertyOf(item, path)) && !JsonNode.DeepEquals(value, Remainder(item, path)))
        {
            lost.Add($"{string.Join('.', path)} = {value.ToJsonString()}");
        }
    }

    private static object? PropertyOf(ServiceObject item, string[] path)
    {
        var names = path[0] == "lifecycleExecution" ? path[1..] : path;
        if (names.Length == 0)
        {
            return null;
        }

        var dotted = string.Join('.', names);
        var property = Renamed.GetValueOrDefault(dotted) ?? (names.Length == 1 ? char.ToUpperInvariant(dotted[0]) + dotted[1..] : null);
        return property is null ? null : item.GetType().GetProperty(property)?.GetValue(item);
    }

    // What AdditionalFields holds at the path.
    private static JsonNode? Remainder(ServiceObject item, string[] path)
    {
        var text = item.AdditionalFields.ToString();
        JsonNode? node = text.Length == 0 ? null : JsonNode.Parse(text);
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    private static bool IsSame(JsonNode value, object? property) => property switch
    {
        string text => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == text,
        int number => value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() == number.ToString(CultureInfo.InvariantCulture),
        bool yes => value.GetValueKind() == (yes ? JsonValueKind.True : JsonValueKind.False),
        DateTime time => time.Kind == DateTimeKind.Utc && time == Instant(value),
        _ => false,
    };

    private static DateTime? Instant(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime,
        JsonValueKind.Number => DateTime.UnixEpoch.AddTicks(
            (long)(decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)),
        _ => null,
    };
}
