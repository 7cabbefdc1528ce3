namespace ImageBuilderWorkflow.Core;

/// <summary>A setting of a section, and where it stands.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Value">Its value, without blanks around it; may be empty.</param>
/// <param name="Section">The section's header as it is written, without its brackets.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line.</param>
internal sealed record ProfileSetting(string Name, string Value, string Section, string Path, int Line)
{
    /// <summary>The settings in the indented block below it, by name; empty when there is no such block.</summary>
    public IReadOnlyDictionary<string, ProfileSetting> Nested { get; init; } = new Dictionary<string, ProfileSetting>();

    /// <summary>Where it stands, for an error.</summary>
    public string Place => $"{Name} in [{Section}] of '{Path}', line {Line}";

    /// <summary>Nothing of the value: it may be a secret.</summary>
    /// <returns>The place.</returns>
    public override string ToString() => Place;
}
