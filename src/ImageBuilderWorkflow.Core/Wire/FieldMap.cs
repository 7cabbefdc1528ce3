using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// How a JSON object of the service becomes properties of a <typeparamref name="T"/>. Whatever no field takes, an unknown
/// member or a value of an unexpected form, goes to the extension data: one odd value must not cost the page it stands on, and
/// must not be lost either. (A generated serializer offers neither: it throws at the first value of another form.)
/// </summary>
/// <remarks>
/// A map is written as a table of names and setters. The type of the value that a setter takes chooses the kind of field. A name with dots
/// is a path into nested objects whose members become properties of the same target. Members are found fastest in the order of the wire.
/// </remarks>
internal sealed class FieldMap<T> : IEnumerable<Field<T>>
{
    private readonly List<Field<T>> _fields = [];

    /// <summary>Adds a member that holds a text.</summary>
    public void Add(string path, Action<T, string> set) => Add(path, name => new TextField<T>(name, set));

    /// <summary>Adds a member that holds a whole number.</summary>
    public void Add(string path, Action<T, int> set) => Add(path, name => new NumberField<T>(name, set));

    /// <summary>Adds a member that holds true or false.</summary>
    public void Add(string path, Action<T, bool> set) => Add(path, name => new FlagField<T>(name, set));

    /// <summary>Adds a member that holds an instant.</summary>
    public void Add(string path, Action<T, DateTime> set) => Add(path, name => new TimeField<T>(name, set));

    /// <summary>Adds a member that holds an instant in milliseconds since 1970.</summary>
    public void AddMilliseconds(string path, Action<T, DateTime> set) => Add(path, name => new MillisecondsField<T>(name, set));

    /// <summary>Adds a member that says nothing to anybody: it goes nowhere.</summary>
    public void Add(string path) => Add(path, static name => new IgnoredField<T>(name));

    /// <summary>Adds a member that holds a list of texts.</summary>
    public void Add(string path, Action<T, ValueList<string>> set) => Add(path, name => new TextListField<T>(name, set));

    /// <summary>Adds a member that holds texts by keys that people have chosen.</summary>
    public void Add(string path, Action<T, TagMap> set) => Add(path, name => new TagMapField<T>(name, set));

    /// <summary>Adds a member that holds an object which becomes an object of its own.</summary>
    public void Add<TPart>(string path, FieldMap<TPart> part, Action<T, TPart> set)
        where TPart : ServiceValue, new() => Add(path, name => new NestedField<T, TPart>(name, part, set));

    /// <summary>Adds a member that holds a list of such objects.</summary>
    public void Add<TPart>(string path, FieldMap<TPart> part, Action<T, ValueList<TPart>> set)
        where TPart : ServiceValue, new() => Add(path, name => new ListField<T, TPart>(name, part, set));

    /// <summary>Adds a member that holds nothing but the object that was asked for.</summary>
    public void Add(string path, FieldMap<T> whole) => Add(path, name => new WrapperField<T>(name, whole));

    /// <summary>Adds the fields of another map.</summary>
    public void Add(FieldMap<T> fields) => _fields.AddRange(fields._fields);

    /// <summary>Reads the object that the reader stands on, up to its end.</summary>
    [MethodImpl(HotPath.Compiled)]
    public void Read(ref Utf8JsonReader reader, T target, ExtensionData extensionData)
    {
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, target, extensionData, ref expected);
        }
    }

    /// <summary>Reads the object that the reader stands on, up to its end, as an object of its own.</summary>
    public TPart ReadPart<TPart>(ref Utf8JsonReader reader)
        where TPart : ServiceValue, T, new()
    {
        var part = new TPart();
        var extensionData = new ExtensionData();
        Read(ref reader, part, extensionData);
        part.AdditionalFields = extensionData.With(new ExtensionData());
        return part;
    }

    /// <summary>Reads the member whose name the reader stands on, up to the end of its value.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="target">The object that takes the value.</param>
    /// <param name="extensionData">What takes a value that no property holds.</param>
    /// <param name="expected">Which member the search begins with; 0 for the first member, then as it was left.</param>
    [MethodImpl(HotPath.Compiled)]
    public void ReadMember(ref Utf8JsonReader reader, T target, ExtensionData extensionData, ref int expected)
    {
        var field = Find(ref reader, ref expected);
        var name = field?.Name ?? reader.GetString()!;
        reader.Read();
        if (field is null || (reader.TokenType != JsonTokenType.Null && !field.TryTake(ref reader, target, extensionData)))
        {
            extensionData.Add(name, JsonElement.ParseValue(ref reader));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Field<T>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The path state.status is the member status of the object in the member state.
    private void Add(string path, Func<string, Field<T>> field)
    {
        if (path.Split('.', 2) is not [var name, var rest])
        {
            _fields.Add(field(path));
            return;
        }

        var parent = _fields.OfType<ObjectField<T>>().FirstOrDefault(parent => parent.Name == name);
        if (parent is null)
        {
            parent = new ObjectField<T>(name);
            _fields.Add(parent);
        }

        parent.Members.Add(rest, field);
    }

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
