using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Writes the value of an additional field as a text that is the same for the same value, whatever the order of its members.
/// </summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns a text as it is, and JSON for every other value; <see langword="null"/> if there is no value.</summary>
    public static string? Of(object? value)
    {
        if (value is null or string)
        {
            return (string?)value;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case AdditionalFields members:
                writer.WriteStartObject();
                foreach (var (name, member) in members.OrderBy(static member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case object?[] items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                JsonSerializer.Serialize(writer, value);
                break;
        }
    }
}
