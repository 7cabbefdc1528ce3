namespace ImageBuilderWorkflow;

/// <summary>Takes the readable parts from ARNs.</summary>
internal static class ArnText
{
    private const string WorkflowMark = ":workflow/";

    /// <summary>What stands behind a mark, or <see langword="null"/> when the mark is not there.</summary>
    public static string? Behind(string? arn, string mark) =>
        arn is not null && arn.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? arn[(at + mark.Length)..] : null;

    /// <summary>The name and the version of a workflow.</summary>
    public static string? Workflow(string? arn) =>
        Behind(arn, WorkflowMark)?.Split('/') is [_, var name, var version, ..] ? $"{name} {version}" : null;

    /// <summary>The type of a workflow in capital letters.</summary>
    public static string? WorkflowType(string? arn) =>
        Behind(arn, WorkflowMark)?.Split('/') is [var type, _, ..] ? type.ToUpperInvariant() : null;

    /// <summary>The number of the build behind a version.</summary>
    public static string? Build(string? arn) => arn?.Split('/') is [.., _, _, _, var build] && build.All(char.IsAsciiDigit) ? build : null;

    /// <summary>An ARN of Image Builder without service, region and account; any other text as it is.</summary>
    public static string? Short(string? id) =>
        id?.Split(':', 6) is ["arn", _, "imagebuilder", _, _, var rest] ? rest : id;
}
