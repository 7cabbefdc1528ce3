using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>What all builds of one image share.</summary>
/// <param name="Name">The image name, with its capitals.</param>
/// <param name="Platform">The platform.</param>
/// <param name="OsVersion">The operating system; null if the service does not report it.</param>
internal sealed record ImageDefinition(string Name, string Platform, string? OsVersion)
{
    public string Type { get; init; } = "AMI";

    public string? BuildType { get; init; } = "USER_INITIATED";

    public Pipeline? Pipeline { get; init; }

    /// <summary>Whether the instance of a failed build keeps running.</summary>
    public bool KeepsInstance { get; init; }

    public string? LogGroupName { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
