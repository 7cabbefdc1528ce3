namespace ImageBuilderWorkflow.Core;

/// <summary>A section of a shared config or credentials file.</summary>
/// <param name="Header">Its header as it is written, without the brackets.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line of the header.</param>
/// <param name="Settings">Its settings, by name in lower case.</param>
internal sealed record ProfileSection(string Header, string Path, int Line, IReadOnlyDictionary<string, ProfileSetting> Settings)
{
    /// <summary>Where it stands, for an error.</summary>
    public string Place => $"[{Header}] of '{Path}', line {Line}";

    /// <summary>Nothing of the values: some are secret.</summary>
    /// <returns>The place.</returns>
    public override string ToString() => Place;
}
