namespace ImageBuilderWorkflow.Core;

/// <summary>Where the log of a build is.</summary>
/// <param name="Group">The log group.</param>
/// <param name="Stream">The log stream.</param>
internal sealed record LogLocation(string Group, string Stream)
{
    private static readonly Dictionary<string, string> ConsoleHosts = new(StringComparer.Ordinal)
    {
        ["aws"] = "console.aws.amazon.com",
        ["aws-cn"] = "console.amazonaws.cn",
        ["aws-us-gov"] = "console.amazonaws-us-gov.com",
        ["aws-eusc"] = "console.amazonaws-eusc.eu",
        ["aws-iso"] = "console.c2shome.ic.gov",
        ["aws-iso-b"] = "console.sc2shome.sgov.gov",
    };

    /// <summary>The log of a build; <see langword="null"/> if its name or version is not known.</summary>
    public static LogLocation? Of(string? logGroupName, string? name, string? version)
    {
        var group = string.IsNullOrEmpty(logGroupName) ? (string.IsNullOrEmpty(name) ? null : $"/aws/imagebuilder/{name}") : logGroupName;
        return group is null || string.IsNullOrEmpty(version) ? null : new LogLocation(group, version);
    }

    /// <summary>The address in the AWS console; <see langword="null"/> for a partition whose console is not known.</summary>
    /// <param name="partition">The partition, for example <c>aws</c>.</param>
    /// <param name="region">The region.</param>
    public string? ConsoleUrl(string partition, string region) =>
        ConsoleHosts.TryGetValue(partition, out var host)
            ? $"https://{region}.{host}/cloudwatch/home?region={region}#logsV2:log-groups/log-group/{Encode(Group)}/log-events/{Encode(Stream)}"
            : null;

    // The console reads names that are percent-encoded twice, with $ instead of the outer %.
    private static string Encode(string name) => Uri.EscapeDataString(Uri.EscapeDataString(name)).Replace('%', '$');
}
