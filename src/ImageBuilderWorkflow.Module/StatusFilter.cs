using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>The statuses that somebody asks for, where the service can filter by them.</summary>
internal static class StatusFilter
{
    /// <summary>The filters, and that of the statuses if there are any without wildcards: those are compared here alone.</summary>
    public static Filter[] AddTo(Filter[] filters, string[] statuses) =>
        statuses.Length == 0 || Array.Exists(statuses, WildcardPattern.ContainsWildcardCharacters)
            ? filters
            : [.. filters, new Filter { Name = "status", Values = [.. statuses.Select(status => status.ToUpperInvariant())] }];
}
