using System.Globalization;
using System.Text;

namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>A request's members after validation: strings, integers, booleans, lists and structures of these.</summary>
internal sealed class OperationInput(OperationModel operation, IReadOnlyDictionary<string, object> members)
{
    private const int DefaultPageSize = 25;

    private byte[]? _binding;

    /// <summary>The operation asked for.</summary>
    public OperationModel Operation { get; } = operation;

    /// <summary>The page size asked for, or null.</summary>
    public int? MaxResults => members.TryGetValue("maxResults", out var size) ? (int)size : null;

    /// <summary>How many items a page may have.</summary>
    public int PageSize => MaxResults ?? DefaultPageSize;

    /// <summary>The token given, or null for the first page.</summary>
    public string? Token => Text("nextToken");

    /// <summary>The filters given.</summary>
    public IReadOnlyList<Filter> Filters
    {
        get
        {
            if (!members.TryGetValue("filters", out var filters)) return [];
            return [.. ((IReadOnlyList<object>)filters).Cast<IReadOnlyDictionary<string, object>>().Select(filter => new Filter(
                filter.TryGetValue("name", out var name) ? (string)name : "",
                filter.TryGetValue("values", out var values) ? [.. ((IReadOnlyList<object>)values).Cast<string>()] : []))];
        }
    }

    /// <summary>
    /// What a page token is bound to, and what a client token stands for: the operation and every argument but the page token and the
    /// page size, which a caller may change between two pages.
    /// </summary>
    public byte[] Binding
    {
        get
        {
            if (_binding is not null) return _binding;
            var text = new StringBuilder(Operation.Name);
            foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
            {
                if (name is "maxResults" or "nextToken") continue;
                text.Append('\n').Append(name).Append('=');
                Append(text, value);
            }

            return _binding = Encoding.UTF8.GetBytes(text.ToString());
        }
    }

    /// <summary>A string member, or null when absent.</summary>
    public string? Text(string member) => members.TryGetValue(member, out var value) ? (string)value : null;

    /// <summary>A string member that the model requires.</summary>
    public string RequiredText(string member) => (string)members[member];

    /// <summary>A map of strings; empty when absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string member) => members.TryGetValue(member, out var value)
        ? ((IReadOnlyDictionary<string, object>)value).ToDictionary(entry => entry.Key, entry => (string)entry.Value)
        : new Dictionary<string, string>();

    /// <summary>A boolean member; false when absent.</summary>
    public bool Flag(string member) => members.TryGetValue(member, out var value) && (bool)value;

    // Strings carry their length, so that no two different arguments read the same.
    private static void Append(StringBuilder text, object value)
    {
        switch (value)
        {
            case IReadOnlyList<object> list:
                text.Append('[');
                foreach (var item in list) Append(text, item);
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
