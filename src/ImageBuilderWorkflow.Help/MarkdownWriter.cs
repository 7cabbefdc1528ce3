using System.Text;

namespace ImageBuilderWorkflow.Help;

/// <summary>Writes a page for each cmdlet, and an index of the pages. The same help makes the same bytes.</summary>
internal sealed class MarkdownWriter
{
    private const string Notice = "<!-- Made from the doc comments of the cmdlet. To change this page, change them. -->";

    private readonly StringBuilder _page = new();

    /// <summary>Writes the pages and the index to a folder, and deletes the pages there that no cmdlet has.</summary>
    /// <param name="cmdlets">The help of the cmdlets, written in Markdown.</param>
    /// <param name="folder">The folder.</param>
    public static void Write(IReadOnlyList<CmdletHelp> cmdlets, string folder)
    {
        Directory.CreateDirectory(folder);
        var pages = cmdlets.ToDictionary(help => $"{help.Name}.md", Page);
        pages["README.md"] = Index(cmdlets);
        foreach (var stale in Directory.EnumerateFiles(folder, "*.md").Where(file => !pages.ContainsKey(Path.GetFileName(file))).ToList())
        {
            File.Delete(stale);
        }

        foreach (var (name, text) in pages)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static string Index(IReadOnlyList<CmdletHelp> cmdlets)
    {
        var writer = new MarkdownWriter();
        writer.Paragraphs([
            Notice,
            "# Cmdlets",
            "The pages have the text of `Get-Help <cmdlet> -Full`. `Get-Help <cmdlet> -Online` opens them.",
            string.Join(
                '\n',
                [
                    "| cmdlet | what it does |",
                    "| --- | --- |",
                    .. cmdlets.Select(help => $"| [{help.Name}]({help.Name}.md) | {help.Synopsis} |"),
                ]
            ),
            "IAM policies for groups of cmdlets: [read only](../iam-read-only.json), and [operator](../iam-operator.json), which also "
                + "allows the actions.",
        ]);
        return writer.Text;
    }

    private static string Page(CmdletHelp help)
    {
        var writer = new MarkdownWriter();
        writer.Paragraphs([Notice, $"# {help.Name}", help.Synopsis, "## Syntax"]);
        writer.Paragraphs(help.Sets.Select(set => Block("powershell", SyntaxText.Of(help.Name, set))));
        writer.Paragraphs(["## Description", .. help.Description]);
        writer.Examples(help.Examples);
        writer.Permissions(help.Permissions);
        writer.Parameters("## Parameters", help, isInherited: false);
        writer.Parameters("## Parameters of several cmdlets", help, isInherited: true);
        writer.Types("## Input", help.Inputs);
        writer.Types("## Output", help.Outputs);
        writer.Links(help.Links);
        return writer.Text;
    }

    private string Text => _page.ToString().TrimEnd('\n') + "\n";

    private void Paragraphs(IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            _page.Append(paragraph).Append("\n\n");
        }
    }

    private void Examples(IReadOnlyList<ExampleHelp> examples)
    {
        Paragraphs(["## Examples"]);
        foreach (var example in examples)
        {
            Paragraphs([$"### {example.Title}", Block("powershell", example.Code), .. example.Remarks]);
        }
    }

    private void Permissions(IReadOnlyList<PermissionHelp> permissions)
    {
        Paragraphs(["## IAM permissions"]);
        if (permissions.Count == 0)
        {
            Paragraphs([PermissionText.None]);
            return;
        }

        Paragraphs([
            string.Join(
                '\n',
                [
                    "| action | needed |",
                    "| --- | --- |",
                    .. permissions.Select(permission =>
                        $"| `{permission.Action}` | {(permission.When.Length > 0 ? permission.When : "always")} |"
                    ),
                ]
            ),
            "A minimal policy for all uses of this cmdlet:",
            Block("json", IamPolicy.Of(permissions.Select(permission => permission.Action))),
            .. PermissionText.Remarks(permissions).Select(TextStyle.Markdown.Text),
        ]);
    }

    // The parameters that only this cmdlet has come first: they are what it is about.
    private void Parameters(string title, CmdletHelp help, bool isInherited)
    {
        var parameters = help
            .Parameters.Where(parameter => parameter.IsInherited == isInherited && parameter.Uses.Any(use => !use.Hidden))
            .ToList();
        if (parameters.Count == 0)
        {
            return;
        }

        Paragraphs([title]);
        foreach (var parameter in parameters)
        {
            var facts = Facts(parameter, help.SetNames).Select(fact => $"| {fact.Name} | {fact.Value} |");
            Paragraphs([$"### -{parameter.Name}", .. parameter.Description, string.Join('\n', ["| | |", "| --- | --- |", .. facts])]);
        }
    }

    private static IEnumerable<(string Name, string Value)> Facts(ParameterHelp parameter, IReadOnlyList<string> sets)
    {
        var use = ParameterUse.Combine(parameter.Uses);
        yield return ("Type", $"`{parameter.ShortType}`");
        if (parameter.Aliases.Count > 0)
        {
            yield return ("Aliases", string.Join(", ", parameter.Aliases.Select(alias => $"`-{alias}`")));
        }

        var uses = parameter.Uses.Select(one => one.Set).OfType<string>().ToList();
        if (sets.Count > 1)
        {
            yield return ("Parameter sets", uses.Count == 0 ? "all" : string.Join(", ", uses));
        }

        yield return ("Required", use.Mandatory ? "yes" : "no");
        yield return ("Position", use.Position is { } position ? $"{position}" : "named");
        yield return ("Pipeline input", PipelineInput(use));
        yield return ("Wildcards", parameter.Wildcards ? "yes" : "no");
        if (parameter.Values.Count > 0)
        {
            yield return ("Accepted values", string.Join(", ", parameter.Values.Select(value => $"`{value}`")));
        }

        yield return ("Default", parameter.Default == "None" ? "none" : $"`{parameter.Default}`");
    }

    private static string PipelineInput(ParameterUse use) =>
        (use.ByValue, use.ByPropertyName) switch
        {
            (true, true) => "by value, by property name",
            (true, false) => "by value",
            (false, true) => "by property name",
            _ => "no",
        };

    private void Types(string title, IReadOnlyList<TypeHelp> types)
    {
        Paragraphs([title]);
        foreach (var type in types)
        {
            var properties = type.Properties.Select(property => $"- **{property.Name}** (`{property.Type}`): {property.Description}");
            Paragraphs([$"### {type.Name}", .. type.Description]);
            Paragraphs(type.Properties.Count == 0 ? [] : [string.Join('\n', properties)]);
        }
    }

    private void Links(IReadOnlyList<LinkHelp> links) =>
        Paragraphs([
            "## Related links",
            string.Join(
                '\n',
                links
                    .Where(link => link.Text != LinkHelp.OnlineVersion)
                    .Select(link => link.Address.Length > 0 ? $"- [{link.Text}]({link.Address})" : $"- [{link.Text}]({link.Text}.md)")
                    .Append("- [All cmdlets](README.md)")
            ),
        ]);

    private static string Block(string language, string text) => $"```{language}\n{text}\n```";
}
