using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Compares objects and their parts with the JSON that they were made of, member by member, with the mapping of the documentation:
/// nothing of the parser is asked how it reads.
/// </summary>
internal static class Fidelity
{
    // What the answer of an operation that gets one object wraps it in.
    private static readonly string[] Wrappers = ["lifecycleExecution", "image", "imagePipeline", "workflow", "lifecyclePolicy"];

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
                if (itemsMember is null && value is JsonObject wrapped && Wrappers.Contains(name))
                {
                    Collect(parsed.Items[i], wrapped, lost);
                }
                else if (name != itemsMember && !(itemsMember is not null && name == "nextToken"))
                {
                    Collect(parsed.Items[i], [name], value, lost);
                }
            }

            Collect(parsed.Items[i], (JsonObject?)sent?[i] ?? [], lost);
        }

        return lost;
    }

    /// <summary>The paths of all that stands in the additional fields of an object and its parts.</summary>
    public static IEnumerable<string> ExtensionDataOf(ServiceValue item) =>
        Remainder(item, []) is JsonObject own ? Leaves(own, string.Empty).Concat(PartExtensionData(item)) : PartExtensionData(item);

    /// <summary>
    /// All properties of an object and its parts as text, one a line, in an order that does not depend on that of the wire.
    /// </summary>
    public static string Describe(ServiceValue item) => string.Join('\n', Lines(item, string.Empty).Order(StringComparer.Ordinal));

    private static void Collect(ServiceValue item, JsonObject members, List<string> lost)
    {
        foreach (var (name, value) in members)
        {
            Collect(item, [name], value, lost);
        }
    }

    private static void Collect(ServiceValue item, string[] path, JsonNode? value, List<string> lost)
    {
        if (value is null || JsonNode.DeepEquals(value, Remainder(item, path)))
        {
            return;
        }

        switch (ApiNames.PropertyOf(item.GetType(), path)?.GetValue(item))
        {
            case ServiceValue part when value is JsonObject members:
                Collect(part, members, lost);
                break;
            case IReadOnlyList<ServiceValue> parts
                when value is JsonArray list && list.Count == parts.Count && list.All(element => element is JsonObject):
                foreach (var (part, members) in parts.Zip(list))
                {
                    Collect(part, (JsonObject)members!, lost);
                }

                break;
            case { } property when IsSame(value, property):
                break;
            default:
                if (value is JsonObject structure)
                {
                    foreach (var (name, member) in structure)
                    {
                        Collect(item, [.. path, name], member, lost);
                    }
                }
                else
                {
                    lost.Add($"{item.GetType().Name}: {string.Join('.', path)} = {value.ToJsonString()}");
                }

                break;
        }
    }

    // What AdditionalFields holds at the path.
    private static JsonNode? Remainder(ServiceValue item, string[] path)
    {
        var text = item.AdditionalFields.ToString();
        JsonNode? node = text.Length == 0 ? null : JsonNode.Parse(text);
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    private static bool IsSame(JsonNode value, object property) =>
        property switch
        {
            string text => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == text,
            int number => value.GetValueKind() == JsonValueKind.Number
                && value.ToJsonString() == number.ToString(CultureInfo.InvariantCulture),
            bool yes => value.GetValueKind() == (yes ? JsonValueKind.True : JsonValueKind.False),
            DateTime time => time.Kind == DateTimeKind.Utc && time == Instant(value),
            TagMap tags => value is JsonObject members
                && members
                    .Select(member => (member.Key, member.Value?.GetValue<string>()))
                    .SequenceEqual(tags.Select(tag => (tag.Key, (string?)tag.Value))),
            ValueList<string> texts => value is JsonArray list && list.Select(element => element?.GetValue<string>()).SequenceEqual(texts),
            _ => false,
        };

    private static DateTime? Instant(JsonNode value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.String => DateTimeOffset
                .Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                .UtcDateTime,
            JsonValueKind.Number => DateTime.UnixEpoch.AddTicks(
                (long)(decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)
            ),
            _ => null,
        };

    private static IEnumerable<string> PartExtensionData(ServiceValue item) =>
        from property in item.GetType().GetProperties()
        from part in property.GetValue(item) switch
        {
            ServiceValue one => [one],
            IReadOnlyList<ServiceValue> many => many,
            _ => Array.Empty<ServiceValue>(),
        }
        from path in ExtensionDataOf(part)
        select $"{property.Name}.{path}";

    private static IEnumerable<string> Leaves(JsonNode? node, string path) =>
        node is JsonObject { Count: > 0 } members
            ? members.SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}"))
            : [path];

    private static IEnumerable<string> Lines(ServiceValue item, string prefix) =>
        item.GetType()
            .GetProperties()
            .Where(property => property.CanWrite)
            .SelectMany(property =>
            {
                var name = prefix + property.Name;
                return property.GetValue(item) switch
                {
                    AdditionalFields fields => fields.Count == 0 ? [] : JsonLines(JsonNode.Parse(fields.ToString()), name),
                    TagMap tags => tags.Select(tag => $"{name}[{tag.Key}]={tag.Value}"),
                    ServiceValue part => Lines(part, name + "."),
                    IReadOnlyList<ServiceValue> parts => parts.SelectMany(
                        (part, index) => Lines(part, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]."))
                    ),
                    IEnumerable list and not string => list.Cast<object>()
                        .Select((one, index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]={one}")),
                    var value => [string.Create(CultureInfo.InvariantCulture, $"{name}={value}")],
                };
            });

    private static IEnumerable<string> JsonLines(JsonNode? node, string path) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => JsonLines(member.Value, $"{path}.{member.Key}")),
            JsonArray list => list.SelectMany(
                (one, index) => JsonLines(one, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))
            ),
            _ => [$"{path}={node?.ToJsonString()}"],
        };
}
