using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>Parses and validates a request by the service model. Unknown members are ignored, as in other REST-JSON servers.</summary>
internal static class RequestParser
{
    /// <summary>Finds the operation of a method and a path.</summary>
    public static OperationModel Route(AccountRequest request)
    {
        var operation =
            ServiceModel.ImageBuilder.Find(request.Path)
            ?? throw new ServiceError(404, "UnknownOperationException", "The requested operation is not recognized by the service.");

        // The path is known but the method is wrong. REST-JSON servers answer 405.
        if (string.Equals(operation.Method, request.Method, StringComparison.Ordinal))
            return operation;
        throw new ServiceError(405, "UnknownOperationException", $"{operation.Name} does not accept the method {request.Method}.")
        {
            Allow = operation.Method,
        };
    }

    /// <summary>Parses and validates the members.</summary>
    public static OperationInput Parse(OperationModel operation, AccountRequest request)
    {
        var query = QueryString.Parse(request.QueryString);
        using var body = operation.Method == "GET" ? null : ReadBody(request.Body);
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in operation.Input.Members)
        {
            var value = member.IsInQuery ? FromQuery(member, query) : FromBody(member, body);
            if (value is not null)
                members.Add(member.Name, value);
            else if (member.IsRequired)
                throw ServiceError.Missing(member.Name);
        }

        return new OperationInput(operation, members);
    }

    private static JsonDocument? ReadBody(ReadOnlyMemory<byte> body)
    {
        // An empty body is a structure without members.
        if (body.IsEmpty)
            return null;
        if (!Utf8.IsValid(body.Span))
            throw ServiceError.Unreadable("The request body is not valid UTF-8.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw ServiceError.Unreadable("The request body is not well-formed JSON.");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw ServiceError.Unreadable("The request body is not a JSON object.");
    }

    private static object? FromQuery(Shape.Member member, Dictionary<string, string> query)
    {
        if (!query.TryGetValue(member.Name, out var text))
            return null;
        switch (member.Shape.Kind)
        {
            case ShapeKind.Integer:
                if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    throw ServiceError.Unreadable($"The query parameter '{member.Name}' is not an integer.");
                return Checked(number, member.Shape, member.Name);
            case ShapeKind.Boolean:
                return text switch
                {
                    "true" => true,
                    "false" => false,
                    _ => throw ServiceError.Unreadable($"The query parameter '{member.Name}' is not a boolean."),
                };
            default:
                return Checked(text, member.Shape, member.Name);
        }
    }

    private static object? FromBody(Shape.Member member, JsonDocument? body) =>
        body is not null && body.RootElement.TryGetProperty(member.Name, out var value) && value.ValueKind != JsonValueKind.Null
            ? Read(value, member.Shape, member.Name)
            : null;

    private static object Read(JsonElement json, Shape shape, string name) =>
        shape.Kind switch
        {
            ShapeKind.String when json.ValueKind == JsonValueKind.String => Checked(ReadText(json, name), shape, name),
            ShapeKind.Integer when json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) => Checked(
                number,
                shape,
                name
            ),
            ShapeKind.Long when json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) => Checked(number, shape, name),
            ShapeKind.Boolean when json.ValueKind is JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            ShapeKind.List when json.ValueKind == JsonValueKind.Array => ReadList(json, shape, name),
            ShapeKind.Structure when json.ValueKind == JsonValueKind.Object => ReadStructure(json, shape, name),
            ShapeKind.Map when json.ValueKind == JsonValueKind.Object => ReadMap(json, shape, name),
            _ => throw ServiceError.Unreadable($"The value of '{name}' is not a {shape.Kind.ToString().ToLowerInvariant()}."),
        };

    private static string ReadText(JsonElement json, string name)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Well-formed JSON can contain an escaped half of a surrogate pair, which is no valid string.
            throw ServiceError.Unreadable($"The value of '{name}' is not valid Unicode text.");
        }
    }

    private static List<object> ReadList(JsonElement json, Shape shape, string name)
    {
        CheckRange(json.GetArrayLength(), shape, name, "must have length");
        var items = new List<object>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
            items.Add(Read(item, shape.Element!, $"{name}[{items.Count}]"));
        return items;
    }

    private static Dictionary<string, object> ReadMap(JsonElement json, Shape shape, string name)
    {
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var entry in json.EnumerateObject())
        {
            var key = Checked(ReadName(entry, name), shape.Key!, $"{name} key");
            entries[key] = Read(entry.Value, shape.Element!, $"{name}.{key}");
        }

        CheckRange(entries.Count, shape, name, "must have length");
        return entries;
    }

    private static string ReadName(JsonProperty entry, string name)
    {
        try
        {
            return entry.Name;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair, as in a value.
            throw ServiceError.Unreadable($"A key of '{name}' is not valid Unicode text.");
        }
    }

    private static Dictionary<string, object> ReadStructure(JsonElement json, Shape shape, string name)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in shape.Members)
        {
            var path = $"{name}.{member.Name}";
            if (json.TryGetProperty(member.Name, out var value) && value.ValueKind != JsonValueKind.Null)
                members.Add(member.Name, Read(value, member.Shape, path));
            else if (member.IsRequired)
                throw ServiceError.Missing(path);
        }

        return members;
    }

    private static string Checked(string text, Shape shape, string name)
    {
        CheckRange(text.Length, shape, name, "must have length");
        if (shape.Pattern is not null && !shape.Pattern.IsMatch(text))
            throw ServiceError.InvalidValue(name, $"'{name}' must match pattern {shape.PatternText}");
        if (shape.Enum is not null && !shape.Enum.Contains(text, StringComparer.Ordinal))
            throw ServiceError.InvalidValue(name, $"'{name}' must be one of {string.Join(", ", shape.Enum)}");
        return text;
    }

    private static int Checked(int number, Shape shape, string name)
    {
        CheckRange(number, shape, name, "must have value");
        return number;
    }

    private static long Checked(long number, Shape shape, string name)
    {
        CheckRange(number, shape, name, "must have value");
        return number;
    }

    private static void CheckRange(long value, Shape shape, string name, string must)
    {
        if (value < shape.Min)
            throw ServiceError.InvalidValue(name, $"'{name}' {must} greater than or equal to {shape.Min}");
        if (value > shape.Max)
            throw ServiceError.InvalidValue(name, $"'{name}' {must} less than or equal to {shape.Max}");
    }
}
