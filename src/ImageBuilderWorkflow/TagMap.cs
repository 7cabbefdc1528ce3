using System.Collections.ObjectModel;

namespace ImageBuilderWorkflow;

/// <summary>Tags: keys and their values. It reads like a hashtable; as text it is <c>key=value; key=value</c>.</summary>
/// <param name="tags">The tags.</param>
public sealed class TagMap(IDictionary<string, string> tags) : ReadOnlyDictionary<string, string>(tags)
{
    /// <summary>No tags.</summary>
    public static new TagMap Empty { get; } = new(new Dictionary<string, string>(0));

    /// <summary>The tags as text, in the order of the service.</summary>
    /// <returns>The text; empty when there are no tags.</returns>
    public override string ToString() => string.Join("; ", this.Select(tag => $"{tag.Key}={tag.Value}"));
}
