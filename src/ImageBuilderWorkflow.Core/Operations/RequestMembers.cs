using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>The members of a request's body beside those of paging; what is <see langword="null"/> or empty is not sent.</summary>
internal sealed class RequestMembers
{
    private readonly List<KeyValuePair<string, object>> _members = [];

    /// <summary>
    /// The status of what is listed for, as the caller knows it. It is not sent; the items of the listing get it.
    /// </summary>
    public string? OwnerStatus { get; private set; }

    /// <summary>Sets the status of what is listed for.</summary>
    public RequestMembers For(string? ownerStatus)
    {
        OwnerStatus = ownerStatus;
        return this;
    }

    /// <summary>Adds a text.</summary>
    public RequestMembers With(string name, string? value) => value is null ? this : Add(name, value);

    /// <summary>Adds true, or nothing.</summary>
    public RequestMembers With(string name, bool value) => value ? Add(name, value) : this;

    /// <summary>Adds a number.</summary>
    public RequestMembers With(string name, long? value) => value is { } number ? Add(name, number) : this;

    /// <summary>Adds a list of texts.</summary>
    public RequestMembers With(string name, IReadOnlyList<string>? value) => value is null or [] ? this : Add(name, value);

    /// <summary>Adds filters.</summary>
    public RequestMembers With(string name, IReadOnlyList<Filter>? value) => value is null or [] ? this : Add(name, value);

    /// <summary>All members of this and others.</summary>
    public RequestMembers With(RequestMembers others)
    {
        _members.AddRange(others._members);
        return this;
    }

    /// <summary>A text that was added, or <see langword="null"/>.</summary>
    public string? Text(string name) => _members.Find(member => member.Key == name).Value as string;

    /// <summary>Writes the members into the object that the writer is at.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            switch (value)
            {
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                case long number:
                    writer.WriteNumberValue(number);
                    break;
                case IReadOnlyList<string> texts:
                    writer.WriteStartArray();
                    foreach (var text in texts)
                    {
                        writer.WriteStringValue(text);
                    }

                    writer.WriteEndArray();
                    break;
                default:
                    Write(writer, (IReadOnlyList<Filter>)value);
                    break;
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Filter> filters)
    {
        writer.WriteStartArray();
        foreach (var filter in filters)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, filter.Name);
            writer.WriteStartArray("values"u8);
            foreach (var value in filter.Values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private RequestMembers Add(string name, object value)
    {
        _members.Add(new(name, value));
        return this;
    }
}
