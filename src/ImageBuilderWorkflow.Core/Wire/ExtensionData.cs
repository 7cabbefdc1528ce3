using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>Members of a JSON object that no property holds.</summary>
internal sealed class ExtensionData
{
    private Dictionary<string, JsonElement>? _values;

    /// <summary>How many there are.</summary>
    public int Count => _values?.Count ?? 0;

    /// <summary>Adds a member; of two with the same name the later one counts, as everywhere in JSON.</summary>
    public void Add(string name, JsonElement value) => (_values ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>The members as one JSON object.</summary>
    public JsonElement ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _values ?? [])
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(
            buffer.GetBuffer().AsMemory(0, (int)buffer.Length),
            new JsonDocumentOptions { MaxDepth = ResponseParser.MaxDepth }
        );
        return document.RootElement.Clone();
    }

    /// <summary>The members of an item together with those of the response that it came in.</summary>
    public AdditionalFields With(ExtensionData response)
    {
        if (response.Count == 0)
        {
            return Count == 0 ? AdditionalFields.Empty : AdditionalFields.From(_values!);
        }

        var all = new Dictionary<string, JsonElement>(response._values!, StringComparer.Ordinal);
        foreach (var (name, value) in _values ?? [])
        {
            all[name] = value;
        }

        return AdditionalFields.From(all);
    }
}
