using System.Reflection;
using System.Xml.Linq;

namespace ImageBuilderWorkflow.Help;

/// <summary>Reads the help of all cmdlets of a module, without executing it.</summary>
internal sealed class ModuleReader
{
    private readonly CommentReader _comments;
    private readonly TextRenderer _text;
    private readonly ParameterReader _parameters;
    private readonly TypeReader _types;
    private readonly ProblemList _problems;

    private readonly string? _pages;

    private ModuleReader(CommentReader comments, TextRenderer text, string? pages, ProblemList problems)
    {
        _pages = pages;
        _comments = comments;
        _text = text;
        _parameters = new ParameterReader(comments, text, problems);
        _types = new TypeReader(comments, text, problems);
        _problems = problems;
    }

    /// <summary>The help of the cmdlets by name; with gaps when there are problems.</summary>
    /// <param name="options">Where the module and its documentation are.</param>
    /// <param name="style">How texts are written.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static IReadOnlyList<CmdletHelp> Read(Options options, TextStyle style, ProblemList problems)
    {
        var comments = new CommentReader(new DocumentationFiles(options.Documentation), problems);
        using var metadata = new MetadataLoadContext(new PathAssemblyResolver([options.Assembly, .. options.References]));

        var cmdlets =
            from type in metadata.LoadFromAssemblyPath(options.Assembly).GetExportedTypes()
            where !type.IsAbstract
            let attribute = type.PowerShellAttribute("Cmdlet")
            where attribute is not null
            select (Type: type, Attribute: attribute, Name: string.Join('-', attribute.Items()));

        var sorted = cmdlets.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal).ToList();
        if (sorted.Count == 0)
        {
            problems.Add(ProblemCode.CannotRun, $"there is no public cmdlet in {options.Assembly}");
        }

        var names = sorted.ToDictionary(cmdlet => DocumentationId.Of(cmdlet.Type), cmdlet => cmdlet.Name);
        var reader = new ModuleReader(
            comments,
            new TextRenderer(new CrossReferences(names), style, problems),
            options.Manifest is null ? null : CmdletPages.AddressIn(options.Manifest),
            problems
        );
        return [.. sorted.Select(cmdlet => reader.Read(cmdlet.Type, cmdlet.Attribute))];
    }

    private CmdletHelp Read(Type type, CustomAttributeData attribute)
    {
        var id = DocumentationId.Of(type);
        var comment = _comments.Of(type);
        var parameters = _parameters
            .Read(type)
            .Concat(attribute.Named<bool>("SupportsShouldProcess") ? ShouldProcessParameters.All : [])
            .ToList();

        var help = new CmdletHelp(
            (string)attribute.ConstructorArguments[0].Value!,
            (string)attribute.ConstructorArguments[1].Value!,
            _text.Line(comment.Element("summary"), id),
            _text.Paragraphs(comment.Element("remarks"), id),
            ParameterSet.Of(parameters, attribute.Named<string>("DefaultParameterSetName")),
            [.. parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)],
            TypeReader.Inputs(parameters),
            _types.Outputs(type),
            [.. comment.Elements("example").Select((example, i) => ReadExample(example, $"example {i + 1} of {id}"))],
            [.. comment.Elements("permission").Select(permission => ReadPermission(permission, id))],
            [.. OnlineVersion(attribute), .. comment.Elements("seealso").Select(link => ReadLink(link, id))]
        );

        Check(help, id);
        return help;
    }

    private void Check(CmdletHelp help, string id)
    {
        if (help.Synopsis.Length == 0)
        {
            _problems.Add(ProblemCode.NoSummary, $"the cmdlet {help.Name} ({id}) has no <summary>");
        }

        if (help.Description.Count == 0)
        {
            _problems.Add(ProblemCode.NoRemarks, $"the cmdlet {help.Name} ({id}) has no <remarks>");
        }

        if (help.Examples.Count == 0)
        {
            _problems.Add(ProblemCode.NoExample, $"the cmdlet {help.Name} ({id}) has no <example>");
        }
    }

    private ExampleHelp ReadExample(XElement example, string owner)
    {
        var code = example.Element("code");
        var titles = _text.Paragraphs(code?.NodesBeforeSelf() ?? example.Nodes(), owner);
        if (code is null || titles.Count != 1 || example.Elements("code").Count() != 1)
        {
            _problems.Add(ProblemCode.OddExample, $"{owner} is not a title line, one <code> and remarks");
        }

        return new ExampleHelp(
            string.Join(' ', titles),
            CodeBlock.Dedent(code?.Value ?? string.Empty),
            _text.Paragraphs(code?.NodesAfterSelf() ?? [], owner)
        );
    }

    private PermissionHelp ReadPermission(XElement permission, string owner)
    {
        var action = permission.Attribute("action")?.Value ?? string.Empty;
        if (!IamActions.IsKnown(action))
        {
            _problems.Add(
                ProblemCode.UnknownPermission,
                $"{owner} needs the permission '{action}', which is no action of the table in {nameof(IamActions)}"
            );
        }

        return new PermissionHelp(action, _text.Line(permission, owner));
    }

    private LinkHelp ReadLink(XElement link, string owner)
    {
        var label = _text.Line(link, owner);
        return link.Attribute("cref") is { } cref
            ? new LinkHelp(label.Length > 0 ? label : _text.NameOf(cref, owner), string.Empty)
            : new LinkHelp(label, link.Attribute("href")?.Value ?? string.Empty);
    }

    // `Get-Help -Online` opens the first link that has an address, and the property HelpUri of a command has the same address.
    private IEnumerable<LinkHelp> OnlineVersion(CustomAttributeData cmdlet)
    {
        var page = _pages is null ? null : $"{_pages}/{string.Join('-', cmdlet.Items())}.md";
        return (cmdlet.Named<string>("HelpUri") ?? page) is { } address ? [new LinkHelp(LinkHelp.OnlineVersion, address)] : [];
    }
}
