using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>
/// The requests of a service, read from an embedded model. The model controls routing and validation. A second service needs a second
/// model.
/// </summary>
internal sealed class ServiceModel
{
    private readonly Dictionary<string, OperationModel> _byRoute = new(StringComparer.Ordinal);

    private ServiceModel(JsonElement root)
    {
        var shapes = root.GetProperty("shapes");
        var targetPrefix = root.TryGetProperty("service", out var service) ? service.GetProperty("targetPrefix").GetString() : null;
        foreach (var operation in root.GetProperty("operations").EnumerateObject())
        {
            var http = operation.Value.GetProperty("http");
            var path = http.GetProperty("path").GetString()!;
            _byRoute.Add(
                targetPrefix is null ? path : $"{targetPrefix}.{operation.Name}",
                new OperationModel(
                    operation.Name,
                    http.GetProperty("method").GetString()!,
                    path,
                    ReadShape(shapes.GetProperty(operation.Value.GetProperty("input").GetString()!), shapes),
                    operation
                        .Value.GetProperty("errors")
                        .EnumerateArray()
                        .ToDictionary(
                            error => error.GetProperty("name").GetString()!,
                            error => error.GetProperty("httpStatus").GetInt32(),
                            StringComparer.Ordinal
                        ),
                    operation.Value.TryGetProperty("paging", out var paging) ? ReadResultKey(paging.GetProperty("result_key")) : null
                )
            );
        }
    }

    /// <summary>The model of Image Builder, API version 2019-12-02.</summary>
    public static ServiceModel ImageBuilder { get; } = Load("requests.json");

    /// <summary>The model of CloudWatch Logs, API version 2014-03-28. It has the operations that read log events.</summary>
    public static ServiceModel CloudWatchLogs { get; } = Load("logs.requests.json");

    /// <summary>All operations.</summary>
    public IReadOnlyCollection<OperationModel> Operations => _byRoute.Values;

    /// <summary>The operation of a path, or of a target in a service that names operations in a header; null if there is none.</summary>
    public OperationModel? Find(string route) => _byRoute.GetValueOrDefault(route);

    private static ServiceModel Load(string resourceName)
    {
        using var resource = typeof(ServiceModel).Assembly.GetManifestResourceStream(resourceName)!;
        using var document = JsonDocument.Parse(resource);
        return new ServiceModel(document.RootElement);
    }

    private static Shape ReadShape(JsonElement json, JsonElement shapes)
    {
        if (json.TryGetProperty("shape", out var reference))
            return ReadShape(shapes.GetProperty(reference.GetString()!), shapes);
        return json.GetProperty("type").GetString() switch
        {
            "string" => new Shape(ShapeKind.String)
            {
                Min = ReadLimit(json, "min"),
                Max = ReadLimit(json, "max"),
                PatternText = json.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
                Pattern = json.TryGetProperty("pattern", out pattern) ? Compile(pattern.GetString()!) : null,
                Enum = json.TryGetProperty("enum", out var values)
                    ? [.. values.EnumerateArray().Select(value => value.GetString()!)]
                    : null,
            },
            "integer" => new Shape(ShapeKind.Integer) { Min = ReadLimit(json, "min"), Max = ReadLimit(json, "max") },
            "long" => new Shape(ShapeKind.Long) { Min = ReadLimit(json, "min"), Max = ReadLimit(json, "max") },
            "boolean" => new Shape(ShapeKind.Boolean),
            "list" => new Shape(ShapeKind.List)
            {
                Min = ReadLimit(json, "min"),
                Max = ReadLimit(json, "max"),
                Element = ReadShape(json.GetProperty("member"), shapes),
            },
            "map" => new Shape(ShapeKind.Map)
            {
                Min = ReadLimit(json, "min"),
                Max = ReadLimit(json, "max"),
                Key = ReadShape(json.GetProperty("key"), shapes),
                Element = ReadShape(json.GetProperty("value"), shapes),
            },
            "structure" => new Shape(ShapeKind.Structure) { Members = ReadMembers(json, shapes) },
            var other => throw new InvalidOperationException($"The embedded model has a request value of type '{other}'."),
        };
    }

    private static List<Shape.Member> ReadMembers(JsonElement structure, JsonElement shapes)
    {
        var required = structure.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        var members = new List<Shape.Member>();
        foreach (var member in structure.GetProperty("members").EnumerateObject())
        {
            var isInQuery = false;
            var wireName = member.Name;
            if (member.Value.TryGetProperty("wire", out var wire))
            {
                isInQuery = wire.GetProperty("location").GetString() == "querystring";
                wireName = wire.GetProperty("name").GetString()!;
            }

            members.Add(new Shape.Member(wireName, ReadShape(member.Value, shapes), required.Contains(member.Name), isInQuery));
        }

        return members;
    }

    private static int? ReadLimit(JsonElement json, string name) => json.TryGetProperty(name, out var limit) ? limit.GetInt32() : null;

    // A listing with several results has its items in the first.
    private static string? ReadResultKey(JsonElement key) => key.ValueKind == JsonValueKind.Array ? key[0].GetString() : key.GetString();

    // A pattern without anchors must match the whole value. In .NET, '$' also matches before a final newline. In the service it only
    // matches at the end.
    private static Regex Compile(string pattern) =>
        new(
            !pattern.StartsWith('^') ? $@"\A(?:{pattern})\z"
                : pattern.EndsWith('$') ? string.Concat(pattern.AsSpan(0, pattern.Length - 1), "\\z")
                : pattern,
            RegexOptions.CultureInvariant
        );
}
