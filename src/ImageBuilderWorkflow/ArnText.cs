namespace ImageBuilderWorkflow;

/// <summary>Extracts the readable parts of ARNs.</summary>
internal static class ArnText
{
    private const string WorkflowMark = ":workflow/";
    private const int AccountLength = 12;

    /// <summary>Returns the text after a mark, or <see langword="null"/> if the ARN does not contain the mark.</summary>
    public static string? Behind(string? arn, string mark) =>
        arn is not null && arn.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? arn[(at + mark.Length)..] : null;

    /// <summary>Returns the name and the version of a workflow.</summary>
    public static string? Workflow(string? arn) =>
        Behind(arn, WorkflowMark)?.Split('/') is [_, var name, var version, ..] ? $"{name} {version}" : null;

    /// <summary>Returns the name of a workflow, without its version.</summary>
    public static string? WorkflowName(string? arn) => Behind(arn, WorkflowMark)?.Split('/') is [_, var name, ..] ? name : null;

    /// <summary>Returns the version of a workflow, with the build number if the ARN has one.</summary>
    public static string? WorkflowVersion(string? arn) => Behind(arn, WorkflowMark)?.Split('/', 3) is [_, _, var version] ? version : null;

    /// <summary>Returns the type of a workflow in capital letters.</summary>
    public static string? WorkflowType(string? arn) =>
        Behind(arn, WorkflowMark)?.Split('/') is [var type, _, ..] ? type.ToUpperInvariant() : null;

    /// <summary>Returns the build number, which follows the version.</summary>
    public static string? Build(string? arn) => arn?.Split('/') is [.., _, _, _, var build] && build.All(char.IsAsciiDigit) ? build : null;

    /// <summary>Returns an Image Builder ARN without service, region and account, and any other text unchanged.</summary>
    public static string? Short(string? id) => id?.Split(':', 6) is ["arn", _, "imagebuilder", _, _, var rest] ? rest : id;

    /// <summary>Returns the account id in an ARN; <see langword="null"/> for any other text, and if AWS owns the resource.</summary>
    public static string? Account(string? arn) =>
        arn?.Split(':', 6) is ["arn", _, _, _, { Length: AccountLength } account, _] && account.All(char.IsAsciiDigit) ? account : null;
}
