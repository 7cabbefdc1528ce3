using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>One documented member of a JSON object: its name on the wire and what to do with its value.</summary>
internal abstract class Field<T>(string name)
{
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(name);

    /// <summary>The member's name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the reader stands on this member's name.</summary>
    public bool IsNamedAt(ref Utf8JsonReader reader) => reader.ValueTextEquals(_utf8Name);

    /// <summary>
    /// Takes the value that the reader stands on. Returns <see langword="false"/>, with the reader where it was, when the
    /// value has a form that the property cannot hold.
    /// </summary>
    public abstract bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData);
}

/// <summary>A member that holds a text.</summary>
internal sealed class TextField<T>(string name, Action<T, string> set) : Field<T>(name)
{
    // Longer ones are hardly ever the same again.
    private const int LongestShared = 128;

    // The last one read. A status, an action or an ARN is often the same as the one before: then all share one string.
    private string? _last;

    [MethodImpl(HotPath.Compiled)]
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        var text = _last;
        if (text is null || !reader.ValueTextEquals(text))
        {
            text = reader.GetString()!;
            if (text.Length <= LongestShared)
            {
                _last = text;
            }
        }

        set(target, text);
        return true;
    }
}

/// <summary>A member that holds a whole number.</summary>
internal sealed class NumberField<T>(string name, Action<T, int> set) : Field<T>(name)
{
    [MethodImpl(HotPath.Compiled)]
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var value))
        {
            return false;
        }

        set(target, value);
        return true;
    }
}

/// <summary>A member that holds true or false.</summary>
internal sealed class FlagField<T>(string name, Action<T, bool> set) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            return false;
        }

        set(target, reader.GetBoolean());
        return true;
    }
}

/// <summary>A member that holds an instant: ISO-8601 text or epoch seconds.</summary>
internal sealed class TimeField<T>(string name, Action<T, DateTime> set) : Field<T>(name)
{
    [MethodImpl(HotPath.Compiled)]
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (!WireTime.TryRead(ref reader, out var instant))
        {
            return false;
        }

        set(target, instant);
        return true;
    }
}

/// <summary>A member that holds an instant in milliseconds since 1970.</summary>
internal sealed class MillisecondsField<T>(string name, Action<T, DateTime> set) : Field<T>(name)
{
    private static readonly long Earliest = (long)(DateTime.MinValue - DateTime.UnixEpoch).TotalMilliseconds;
    private static readonly long Latest = (long)(DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds;

    [MethodImpl(HotPath.Compiled)]
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var value) || value < Earliest || value > Latest)
        {
            return false;
        }

        set(target, DateTime.UnixEpoch.AddMilliseconds(value));
        return true;
    }
}

/// <summary>A member that goes nowhere: the client has read it elsewhere, or it says nothing.</summary>
internal sealed class IgnoredField<T>(string name) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        reader.Skip();
        return true;
    }
}

/// <summary>A member that holds an object whose own members become properties of the same target.</summary>
internal sealed class ObjectField<T>(string name) : Field<T>(name)
{
    /// <summary>The members of the object.</summary>
    public FieldMap<T> Members { get; } = [];

    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var own = new ExtensionData();
        Members.Read(ref reader, target, own);
        if (own.Count > 0)
        {
            extensionData.Add(Name, own.ToJson());
        }

        return true;
    }
}

/// <summary>
/// A member that holds nothing but the object that was asked for: what no property takes of it stands where it would in a listing.
/// </summary>
internal sealed class WrapperField<T>(string name, FieldMap<T> members) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        members.Read(ref reader, target, extensionData);
        return true;
    }
}

/// <summary>A member that holds an object which becomes an object of its own.</summary>
internal sealed class NestedField<T, TPart>(string name, FieldMap<TPart> members, Action<T, TPart> set) : Field<T>(name)
    where TPart : ServiceValue, new()
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        set(target, members.ReadPart<TPart>(ref reader));
        return true;
    }
}

/// <summary>A member that holds a list of objects.</summary>
internal sealed class ListField<T, TPart>(string name, FieldMap<TPart> members, Action<T, ValueList<TPart>> set) : Field<T>(name)
    where TPart : ServiceValue, new()
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        // A look ahead, on a copy: the list is taken as a whole or not at all.
        var ahead = reader;
        if (ahead.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var parts = new List<TPart>();
        while (ahead.Read() && ahead.TokenType != JsonTokenType.EndArray)
        {
            if (ahead.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            parts.Add(members.ReadPart<TPart>(ref ahead));
        }

        reader = ahead;
        set(target, new ValueList<TPart>(parts));
        return true;
    }
}

/// <summary>A member that holds a list of texts.</summary>
internal sealed class TextListField<T>(string name, Action<T, ValueList<string>> set) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        var ahead = reader;
        if (ahead.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var texts = new List<string>();
        while (ahead.Read() && ahead.TokenType != JsonTokenType.EndArray)
        {
            if (ahead.TokenType != JsonTokenType.String)
            {
                return false;
            }

            texts.Add(ahead.GetString()!);
        }

        reader = ahead;
        set(target, new ValueList<string>(texts));
        return true;
    }
}

/// <summary>A member that holds an object of texts by keys that people have chosen.</summary>
internal sealed class TagMapField<T>(string name, Action<T, TagMap> set) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        var ahead = reader;
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var key = ahead.GetString()!;
            ahead.Read();
            if (ahead.TokenType != JsonTokenType.String)
            {
                return false;
            }

            tags[key] = ahead.GetString()!;
        }

        reader = ahead;
        set(target, new TagMap(tags));
        return true;
    }
}
