namespace ImageBuilderWorkflow.Core;

/// <summary>Makes addresses of the CloudWatch console.</summary>
internal static class LogConsole
{
    private static readonly Dictionary<string, string> Hosts = new(StringComparer.Ordinal)
    {
        ["aws"] = "console.aws.amazon.com",
        ["aws-cn"] = "console.amazonaws.cn",
        ["aws-us-gov"] = "console.amazonaws-us-gov.com",
        ["aws-eusc"] = "console.amazonaws-eusc.eu",
        ["aws-iso"] = "console.c2shome.ic.gov",
        ["aws-iso-b"] = "console.sc2shome.sgov.gov",
    };

    /// <summary>The address of a log stream; <see langword="null"/> for a partition whose console is not known.</summary>
    /// <param name="location">The log stream.</param>
    /// <param name="partition">The partition, for example <c>aws</c>.</param>
    /// <param name="region">The region.</param>
    public static string? UrlOf(LogLocation location, string partition, string region) =>
        Hosts.TryGetValue(partition, out var host)
            ? $"https://{region}.{host}/cloudwatch/home?region={region}#logsV2:log-groups/log-group/{Encode(location.LogGroupName)}"
                + $"/log-events/{Encode(location.LogStreamName)}"
            : null;

    // The console reads names that are percent-encoded twice, with $ instead of the percent sign.
    private static string Encode(string name) => Uri.EscapeDataString(Uri.EscapeDataString(name)).Replace('%', '$');
}
