using System.Collections.ObjectModel;

namespace ImageBuilderWorkflow;

/// <summary>Tags: keys and their values. Use it like a hashtable. Its text is <c>key=value; key=value</c>.</summary>
/// <param name="tags">The tags.</param>
public sealed class TagMap(IDictionary<string, string> tags) : ReadOnlyDictionary<string, string>(tags)
{
    /// <summary>An empty tag map.</summary>
    public static new TagMap Empty { get; } = new(new Dictionary<string, string>(0));

    /// <summary>Returns the tags as text, in the order of the response.</summary>
    /// <returns>The text. Empty if there are no tags.</returns>
    public override string ToString() => string.Join("; ", this.Select(tag => $"{tag.Key}={tag.Value}"));
}
