using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>Writes bodies into a buffer that the thread keeps from one response to the next.</summary>
internal static class ResponseBuffer
{
    // Bodies of ordinary pages stay far below; an outsized one must not be kept for ever.
    private const int LargestKept = 256 * 1024;

    // The service leaves characters outside ASCII as they are. Its names never repeat, so checking each write would only cost time.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    /// <summary>Lets <paramref name="write"/> write one JSON value and returns its bytes.</summary>
    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        // Taken while in use, so that a nested call would get a buffer of its own.
        var buffer = _kept ?? new ArrayBufferWriter<byte>(16 * 1024);
        _kept = null;
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions)) write(json, state);
        var body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept) _kept = buffer;
        return body;
    }
}
