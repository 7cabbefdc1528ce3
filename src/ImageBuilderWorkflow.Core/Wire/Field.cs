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
    public abstract bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers);
}

/// <summary>A member that holds a text.</summary>
internal sealed class TextField<T>(string name, Action<T, string> set) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        set(target, reader.GetString()!);
        return true;
    }
}

/// <summary>A member that holds a whole number.</summary>
internal sealed class IntegerField<T>(string name, Action<T, int> set) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers)
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
internal sealed class BooleanField<T>(string name, Action<T, bool> set) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers)
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
    public override bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers)
    {
        if (!WireTime.TryRead(ref reader, out var instant))
        {
            return false;
        }

        set(target, instant);
        return true;
    }
}

/// <summary>A member that holds an object whose own members become properties of the same target.</summary>
internal sealed class ObjectField<T>(string name, FieldMap<T> members) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var own = new Leftovers();
        members.Read(ref reader, target, own);
        if (own.Count > 0)
        {
            leftovers.Add(Name, own.ToJson());
        }

        return true;
    }
}

/// <summary>A member that holds nothing but the object that was asked for: what no property takes of it stands where it would in a listing.</summary>
internal sealed class WrapperField<T>(string name, FieldMap<T> members) : Field<T>(name)
{
    public override bool TryTake(ref Utf8JsonReader reader, T target, Leftovers leftovers)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        members.Read(ref reader, target, leftovers);
        return true;
    }
}
