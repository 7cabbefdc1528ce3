using System.Globalization;
using System.Text.Json;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>Writes members in the form that the service uses. A member without a value is left out.</summary>
internal static class JsonWriting
{
    private const long MillisecondTicks = TimeSpan.TicksPerMillisecond;

    /// <summary>Writes a string member unless it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>Writes an integer member unless it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    /// <summary>Writes a boolean member unless it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(name, flag);
    }

    /// <summary>Writes a time in the form of the workflow operations, <c>2026-09-09T19:12:23.175Z</c>, unless it is null.</summary>
    public static void WriteIsoTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTime? value)
    {
        if (value is not { } time)
            return;
        Span<byte> text = stackalloc byte[24];
        time.TryFormat(text, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..written]);
    }

    /// <summary>Writes a time in the form of the lifecycle operations, seconds since 1970 with a fraction, unless it is null.</summary>
    public static void WriteEpochTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTime? value)
    {
        if (value is { } time)
            json.WriteNumber(name, (decimal)((time - DateTime.UnixEpoch).Ticks / MillisecondTicks) / 1000);
    }

    /// <summary>Writes a map of strings, which may be empty.</summary>
    public static void WriteMap(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    /// <summary>Writes an array of objects.</summary>
    public static void WriteArray<T>(
        this Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> writeMembers
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the items of a page and the token of the next page.</summary>
    public static void WritePage<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Page<T> page, Action<Utf8JsonWriter, T> writeMembers)
    {
        json.WriteArray(name, page.Items, writeMembers);
        json.WriteOptional("nextToken"u8, page.NextToken);
    }
}
