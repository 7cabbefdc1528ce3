using System.Collections.ObjectModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow;

/// <summary>
/// The fields of a response that have no property: fields that are newer than this module, and values that their property cannot hold.
/// A read-only dictionary of API names and values. Its text is JSON.
/// </summary>
/// <remarks>
/// A value is a string, a long, a decimal, a double, a bool, <see langword="null"/>, an array of values, or, for a JSON object, another
/// <see cref="AdditionalFields"/>.
/// </remarks>
public sealed class AdditionalFields : ReadOnlyDictionary<string, object?>
{
    /// <summary>An empty dictionary.</summary>
    public static new AdditionalFields Empty { get; } = new(new Dictionary<string, object?>(0), string.Empty);

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _json;

    private AdditionalFields(Dictionary<string, object?> values, string json)
        : base(values) => _json = json;

    /// <summary>Creates the dictionary from JSON values.</summary>
    /// <param name="fields">The values, with their API names.</param>
    /// <returns>The dictionary, or <see cref="Empty"/> if there are no values.</returns>
    public static AdditionalFields From(IReadOnlyCollection<KeyValuePair<string, JsonElement>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
        {
            return Empty;
        }

        var values = new Dictionary<string, object?>(fields.Count, StringComparer.Ordinal);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                values[name] = ToObject(value);
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return new AdditionalFields(values, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Returns the fields as one JSON object.</summary>
    /// <returns>The JSON text. Empty if there are no fields.</returns>
    public override string ToString() => _json;

    private static object? ToObject(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => ToNumber(value),
            JsonValueKind.Array => value.EnumerateArray().Select(ToObject).ToArray(),
            JsonValueKind.Object => From([.. value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value))]),
            _ => null,
        };

    private static object ToNumber(JsonElement value) =>
        value.TryGetInt64(out var whole) ? whole
        // A decimal has 28 decimal places, so it keeps fewer digits of a very small number than a double.
        : value.TryGetDecimal(out var exact) && (Math.Abs(value.GetDouble()) is 0 or > 1e-10) ? exact
        : value.GetDouble();
}
