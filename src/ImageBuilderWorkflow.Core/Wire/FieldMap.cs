using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// How a JSON object of the service becomes properties of a <typeparamref name="T"/>. Whatever no field takes, an unknown
/// member or a value of an unexpected form, goes to the leftovers: one odd value must not cost the page it stands on, and
/// must not be lost either. (A generated serializer offers neither: it throws at the first value of another form.)
/// </summary>
internal sealed class FieldMap<T> : IEnumerable<Field<T>>
{
    private readonly List<Field<T>> _fields = [];

    /// <summary>Adds a field; the order of the wire is the fastest.</summary>
    public void Add(Field<T> field) => _fields.Add(field);

    /// <summary>Reads the object that the reader stands on, up to its end.</summary>
    [MethodImpl(HotPath.Compiled)]
    public void Read(ref Utf8JsonReader reader, T target, Leftovers leftovers)
    {
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, target, leftovers, ref expected);
        }
    }

    /// <summary>Reads the object that the reader stands on, up to its end, as an object of its own.</summary>
    public TPart ReadPart<TPart>(ref Utf8JsonReader reader)
        where TPart : ServiceValue, T, new()
    {
        var part = new TPart();
        var leftovers = new Leftovers();
        Read(ref reader, part, leftovers);
        part.AdditionalFields = leftovers.With(new Leftovers());
        return part;
    }

    /// <summary>Reads the member whose name the reader stands on, up to the end of its value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="target">The object that takes the value.</param>
    /// <param name="leftovers">What takes a value that no property holds.</param>
    /// <param name="expected">Which member the search begins with; 0 for the first member, then as it was left.</param>
    [MethodImpl(HotPath.Compiled)]
    public void ReadMember(ref Utf8JsonReader reader, T target, Leftovers leftovers, ref int expected)
    {
        var field = Find(ref reader, ref expected);
        var name = field?.Name ?? reader.GetString()!;
        reader.Read();
        if (field is null || (reader.TokenType != JsonTokenType.Null && !field.TryTake(ref reader, target, leftovers)))
        {
            leftovers.Add(name, JsonElement.ParseValue(ref reader));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Field<T>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Members usually come in the same order, so the search begins behind the last one found.
    [MethodImpl(HotPath.Compiled)]
    private Field<T>? Find(ref Utf8JsonReader reader, ref int expected)
    {
        for (var step = 0; step < _fields.Count; step++)
        {
            var index = (expected + step) % _fields.Count;
            if (_fields[index].IsNamedAt(ref reader))
            {
                expected = index + 1;
                return _fields[index];
            }
        }

        return null;
    }
}
