using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Makes JSON of the shapes in the facts, every member present and every value another one.</summary>
internal sealed class WireValues(ApiFacts facts, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole response of an operation, with two elements in every list.</summary>
    public JsonObject ResponseOf(string operation) => Structure(facts.ResponseOf(operation));

    private JsonObject Structure(IEnumerable<JsonProperty> members)
    {
        var structure = new JsonObject();
        foreach (var member in members)
        {
            structure[member.Name] = Value(member.Name, facts.Resolve(member.Value));
        }

        return structure;
    }

    private JsonNode Value(string name, JsonElement shape) =>
        shape.GetProperty("type").GetString() switch
        {
            "structure" => Structure(shape.GetProperty("members").EnumerateObject()),
            "list" => new JsonArray([
                Value(name, facts.Resolve(shape.GetProperty("member"))),
                Value(name, facts.Resolve(shape.GetProperty("member"))),
            ]),
            "map" => new JsonObject { [Text("key")] = Text("value"), [Text("key")] = Text("value") },
            "string" when shape.TryGetProperty("enum", out var values) => values[_random.Next(values.GetArrayLength())].GetString()!,
            "string" when IsTime(name) => Time().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            "string" => Text(name),
            "integer" => _random.Next(1, 1_000_000),
            "boolean" => _random.Next(2) == 0,
            "timestamp" => Math.Round((decimal)(Time() - DateTime.UnixEpoch).TotalMilliseconds) / 1000m,
            var other => throw new NotSupportedException($"{name} is of the unknown type {other}."),
        };

    // The facts know these as strings.
    private static bool IsTime(string name) =>
        name.EndsWith("Time", StringComparison.Ordinal) || name.StartsWith("date", StringComparison.Ordinal);

    private string Text(string name) => $"{name} \"{_random.Next()}\"\n\t\u00e9\u4e2d\U0001f600";

    private DateTime Time() => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(_random.NextInt64(100_000_000_000));
}
