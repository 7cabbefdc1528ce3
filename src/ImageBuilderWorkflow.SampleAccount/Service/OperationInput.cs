using System.Globalization;
using System.Text;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>The members of a request after validation: strings, integers, booleans, lists, maps and structures.</summary>
internal sealed class OperationInput(OperationModel operation, IReadOnlyDictionary<string, object> members)
{
    private const int DefaultPageSize = 25;

    private byte[]? _binding;

    /// <summary>The requested operation.</summary>
    public OperationModel Operation { get; } = operation;

    /// <summary>The requested page size, or null.</summary>
    public int? MaxResults => members.TryGetValue("maxResults", out var size) || members.TryGetValue("limit", out size) ? (int)size : null;

    /// <summary>The maximum number of items on a page.</summary>
    public int PageSize => MaxResults ?? DefaultPageSize;

    /// <summary>The page token, or null for the first page.</summary>
    public string? Token => Text("nextToken");

    /// <summary>The filters of the request.</summary>
    public IReadOnlyList<Filter> Filters
    {
        get
        {
            if (!members.TryGetValue("filters", out var filters))
                return [];
            return
            [
                .. ((IReadOnlyList<object>)filters)
                    .Cast<IReadOnlyDictionary<string, object>>()
                    .Select(filter => new Filter(
                        filter.TryGetValue("name", out var name) ? (string)name : "",
                        filter.TryGetValue("values", out var values) ? [.. ((IReadOnlyList<object>)values).Cast<string>()] : []
                    )),
            ];
        }
    }

    /// <summary>
    /// The operation and all arguments except the page token and the page size, as bytes. A page token and a client token are only valid
    /// with the same binding. The page size may differ between two pages.
    /// </summary>
    public byte[] Binding
    {
        get
        {
            if (_binding is not null)
                return _binding;
            var text = new StringBuilder(Operation.Name);
            foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
            {
                if (name is "maxResults" or "limit" or "nextToken")
                    continue;
                text.Append('\n').Append(name).Append('=');
                Append(text, value);
            }

            return _binding = Encoding.UTF8.GetBytes(text.ToString());
        }
    }

    /// <summary>A string member, or null.</summary>
    public string? Text(string member) => members.TryGetValue(member, out var value) ? (string)value : null;

    /// <summary>A list of strings, or null.</summary>
    public IReadOnlyList<string>? Texts(string member) =>
        members.TryGetValue(member, out var value) ? [.. ((IReadOnlyList<object>)value).Cast<string>()] : null;

    /// <summary>A time in milliseconds since 1970, or null.</summary>
    public long? Milliseconds(string member) => members.TryGetValue(member, out var value) ? (long)value : null;

    /// <summary>A string member that the model requires.</summary>
    public string RequiredText(string member) => (string)members[member];

    /// <summary>A map of strings; empty if absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string member) =>
        members.TryGetValue(member, out var value)
            ? ((IReadOnlyDictionary<string, object>)value).ToDictionary(entry => entry.Key, entry => (string)entry.Value)
            : new Dictionary<string, string>();

    /// <summary>A boolean member; false if absent.</summary>
    public bool Flag(string member) => members.TryGetValue(member, out var value) && (bool)value;

    // Each string is written with its length, so that different arguments never give the same bytes.
    private static void Append(StringBuilder text, object value)
    {
        switch (value)
        {
            case IReadOnlyList<object> list:
                text.Append('[');
                foreach (var item in list)
                    Append(text, item);
                text.Append(']');
                break;
            case IReadOnlyDictionary<string, object> structure:
                text.Append('{');
                foreach (var (name, item) in structure.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    Append(text, name);
                    text.Append('=');
                    Append(text, item);
                }

                text.Append('}');
                break;
            case string content:
                text.Append(content.Length).Append(':').Append(content);
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append(';');
                break;
        }
    }
}
