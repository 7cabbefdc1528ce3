using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ImageBuilderWorkflow.Help;

/// <summary>
/// Writes MAML 1.0 as PowerShell's <c>MamlNode</c> reads it and its help formatter shows it. The same help makes the
/// same bytes.
/// </summary>
internal static class MamlWriter
{
    private const string Topics =
        "For credentials, paging, errors, common problems and the sample account, run: Get-Help about_ImageBuilderWorkflow*";

    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace MSHelp = "http://msdn.microsoft.com/mshelp";

    public static void Write(IEnumerable<CmdletHelp> cmdlets, string path)
    {
        var document = new XDocument(new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Cmdlet)));

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            Encoding = new UTF8Encoding(false),
        };
        using var writer = XmlWriter.Create(path, settings);
        document.Save(writer);
    }

    private static XElement Cmdlet(CmdletHelp help) =>
        new(
            Command + "command",
            // PowerShell looks for some elements by their prefixed names, so the prefixes are not free.
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XAttribute(XNamespace.Xmlns + "MSHelp", MSHelp),
            new XElement(
                Command + "details",
                new XElement(Command + "name", help.Name),
                new XElement(Command + "verb", help.Verb),
                new XElement(Command + "noun", help.Noun),
                Description([help.Synopsis])
            ),
            Description(help.Description),
            new XElement(
                Command + "syntax",
                help.Sets.Select(set => new XElement(
                    Command + "syntaxItem",
                    new XElement(Maml + "name", help.Name),
                    set.Parameters.Select(entry => SyntaxParameter(entry.Parameter, entry.Use))
                ))
            ),
            new XElement(Command + "parameters", help.Parameters.Select(FullParameter)),
            new XElement(Command + "inputTypes", help.Inputs.Select(input => new XElement(Command + "inputType", Type(input)))),
            new XElement(Command + "returnValues", help.Outputs.Select(output => new XElement(Command + "returnValue", Type(output)))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(Notes(help).Select(LineWrapper.Wrap)))),
            new XElement(Command + "examples", help.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", help.Links.Select(Link))
        );

    private static IEnumerable<string> Notes(CmdletHelp help) => PermissionText.Paragraphs(help.Permissions).Append(Topics);

    // Syntax shows a switch without a value, and a choice as {A | B}.
    private static XElement SyntaxParameter(ParameterHelp parameter, ParameterUse use)
    {
        var element = Parameter(parameter, use);
        if (parameter.Values.Count > 0)
        {
            element.Add(new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => Value(value, parameter))));
        }
        else if (!parameter.IsSwitch)
        {
            element.Add(Value(parameter.ShortType, parameter));
        }

        return element;
    }

    private static XElement FullParameter(ParameterHelp parameter)
    {
        var element = Parameter(parameter, ParameterUse.Combine(parameter.Uses));
        element.Add(
            Description(parameter.Description),
            Value(parameter.ShortType, parameter),
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.FullType)),
            new XElement(Dev + "defaultValue", parameter.Default)
        );
        return element;
    }

    private static XElement Parameter(ParameterHelp parameter, ParameterUse use) =>
        new(
            Command + "parameter",
            new XAttribute("required", use.Mandatory),
            new XAttribute("variableLength", parameter.TakesMany),
            new XAttribute("globbing", parameter.Wildcards),
            new XAttribute("pipelineInput", PipelineInput(use)),
            new XAttribute("position", (object?)use.Position ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "None"),
            new XElement(Maml + "name", parameter.Name)
        );

    private static XElement Value(string value, ParameterHelp parameter) =>
        new(
            Command + "parameterValue",
            new XAttribute("required", !parameter.IsSwitch),
            new XAttribute("variableLength", parameter.TakesMany),
            value
        );

    private static string PipelineInput(ParameterUse use)
    {
        string?[] ways =
        [
            use.ByValue ? "ByValue" : null,
            use.ByPropertyName ? "ByPropertyName" : null,
            use.FromRemainingArguments ? "FromRemainingArguments" : null,
        ];
        var used = string.Join(", ", ways.OfType<string>());
        return used.Length > 0 ? $"true ({used})" : "false";
    }

    private static object[] Type(TypeHelp type) =>
        [
            new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
            Description(type.Description.Concat(Properties(type)).Select(LineWrapper.Wrap)),
        ];

    // One paragraph: the formatter keeps its lines together.
    private static IEnumerable<string> Properties(TypeHelp type) =>
        type.Properties.Count == 0
            ? []
            : [string.Join('\n', type.Properties.Select(property => $"- {property.Name} ({property.Type}): {property.Description}"))];

    // The empty paragraph keeps a line free before what comes next.
    private static XElement Example(ExampleHelp example, int index) =>
        new(
            Command + "example",
            new XElement(Maml + "title", $"---------- Example {index + 1}: {example.Title} ----------"),
            new XElement(Maml + "introduction", new XElement(Maml + "para", "PS > ")),
            new XElement(Dev + "code", example.Code),
            new XElement(Dev + "remarks", Paragraphs([.. example.Remarks, string.Empty]))
        );

    private static XElement Link(LinkHelp link) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Address));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(paragraph => new XElement(Maml + "para", paragraph));
}
