using System.Text.Json;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>The facts of the API: what the service's documentation says of operations and shapes.</summary>
internal sealed class ApiFacts
{
    private readonly JsonElement _operations;
    private readonly JsonElement _shapes;

    private ApiFacts(JsonElement root) => (_operations, _shapes) = (root.GetProperty("operations"), root.GetProperty("shapes"));

    /// <summary>Reads the facts.</summary>
    public static ApiFacts Read()
    {
        using var document = JsonDocument.Parse(Repository.ReadApiFacts().ToJsonString());
        return new ApiFacts(document.RootElement.Clone());
    }

    /// <summary>The names of all operations.</summary>
    public IEnumerable<string> Operations => _operations.EnumerateObject().Select(operation => operation.Name);

    /// <summary>An operation as the facts have it.</summary>
    public JsonElement Operation(string name) => _operations.GetProperty(name);

    /// <summary>The members of an operation's request.</summary>
    public IEnumerable<JsonProperty> RequestOf(string operation) => MembersOf(Operation(operation).GetProperty("input").GetString()!);

    /// <summary>The names of the members that a request must have.</summary>
    public IEnumerable<string> RequiredOf(string operation) =>
        _shapes
            .GetProperty(Operation(operation).GetProperty("input").GetString()!)
            .GetProperty("required")
            .EnumerateArray()
            .Select(member => member.GetString()!);

    /// <summary>The members of an operation's response.</summary>
    public IEnumerable<JsonProperty> ResponseOf(string operation) => MembersOf(Operation(operation).GetProperty("output").GetString()!);

    /// <summary>The response member that holds the items, or <see langword="null"/> when the operation is no listing.</summary>
    public string? ItemsMemberOf(string operation) =>
        Operation(operation).TryGetProperty("paging", out var paging) ? paging.GetProperty("result_key").GetString() : null;

    /// <summary>The pattern of a shape.</summary>
    public string PatternOf(string shape) => _shapes.GetProperty(shape).GetProperty("pattern").GetString()!;

    /// <summary>The values of a shape.</summary>
    public IEnumerable<string> EnumOf(string shape) =>
        _shapes.GetProperty(shape).GetProperty("enum").EnumerateArray().Select(value => value.GetString()!);

    /// <summary>What a member is: its own description, or that of the shape that it names.</summary>
    public JsonElement Resolve(JsonElement member) =>
        member.TryGetProperty("shape", out var shape) ? _shapes.GetProperty(shape.GetString()!) : member;

    private JsonElement.ObjectEnumerator MembersOf(string shape) => _shapes.GetProperty(shape).GetProperty("members").EnumerateObject();
}
