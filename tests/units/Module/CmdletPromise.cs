using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>
/// What a cmdlet promises, as the comment says that its Pester file begins with:
/// <code>
/// # Parameters: List: ImageBuildVersionArn|Arn@0&lt;vp [Status]
/// # Emits WorkflowExecution: String WorkflowExecutionId, String Type
/// # Shows WorkflowExecution: Status, Type
/// </code>
/// A line that begins with more blanks goes on with the one before. One line of parameters for each set, the default set first.
/// <c>Name|Alias@0&lt;vp</c> stands first and comes from the pipeline by value and by property name; what is in brackets may
/// be left out. The parameters of the connection and of pages are in tests of their own. Emits has the
/// properties of a type in their order, and Shows the columns of its table; a type that several cmdlets emit is told of once.
/// </summary>
internal static partial class CmdletPromise
{
    private static readonly List<(string Cmdlet, string Line)> Lines =
    [
        .. from cmdlet in CmdletClass.All
        let file = Repository.PathOf("tests", "powershell", cmdlet.Name + ".Tests.ps1")
        where File.Exists(file)
        let comment = string.Join('\n', File.ReadLines(file).TakeWhile(line => line.StartsWith('#')))
        from line in comment.Replace("\n#     ", " ", StringComparison.Ordinal).Split('\n')
        select (cmdlet.Name, line),
    ];

    /// <summary>The parameter sets of a cmdlet.</summary>
    public static IEnumerable<string> ParametersOf(string cmdlet) =>
        from line in Lines
        where line.Cmdlet == cmdlet && line.Line.StartsWith("# Parameters:", StringComparison.Ordinal)
        select line.Line["# Parameters:".Length..].Trim();

    /// <summary>The properties of the types that cmdlets emit.</summary>
    public static IReadOnlyList<(string Type, string Properties)> Emitted => Of("Emits");

    /// <summary>The columns of the tables of these types.</summary>
    public static IReadOnlyList<(string Type, string Columns)> Shown => Of("Shows");

    private static List<(string Type, string List)> Of(string kind) =>
        [
            .. from line in Lines
            let match = TypeLine().Match(line.Line)
            where match.Success && match.Groups["kind"].Value == kind
            select (match.Groups["type"].Value, match.Groups["list"].Value),
        ];

    [GeneratedRegex("^# (?<kind>Emits|Shows) (?<type>[A-Za-z]+): (?<list>.+)$")]
    private static partial Regex TypeLine();
}
