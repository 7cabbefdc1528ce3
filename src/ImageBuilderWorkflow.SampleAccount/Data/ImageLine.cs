using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>What all builds of one image have in common.</summary>
/// <param name="Name">The image's name in its own case.</param>
/// <param name="Platform">The platform.</param>
/// <param name="OsVersion">The operating system; null when the service does not say.</param>
internal sealed record ImageLine(string Name, string Platform, string? OsVersion)
{
    public string Type { get; init; } = "AMI";

    public string? BuildType { get; init; } = "USER_INITIATED";

    public Pipeline? Pipeline { get; init; }

    public string? LogGroupName { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
