using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>Writes response bodies. Each thread keeps its buffer for the next response.</summary>
internal static class ResponseBuffer
{
    // An ordinary page needs far less. A larger buffer is not kept.
    private const int LargestKept = 256 * 1024;

    // The service does not escape characters outside ASCII. Validation is off to save time; the tests check the bodies.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    /// <summary>Writes a JSON object and returns its bytes.</summary>
    /// <param name="writeMembers">Writes the members of the object.</param>
    public static byte[] WriteObject(Action<Utf8JsonWriter> writeMembers)
    {
        // The field is null while the buffer is in use, so that a nested call gets its own buffer.
        var buffer = _kept ?? new ArrayBufferWriter<byte>(16 * 1024);
        _kept = null;
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        var body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept)
            _kept = buffer;
        return body;
    }
}
