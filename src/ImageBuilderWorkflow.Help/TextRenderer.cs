using System.Xml.Linq;

namespace ImageBuilderWorkflow.Help;

/// <summary>Turns the elements of doc comments into paragraphs, in the style of those who read them.</summary>
internal sealed class TextRenderer(CrossReferences references, TextStyle style, ProblemList problems)
{
    /// <summary>The paragraphs of an element; none when there is no element.</summary>
    /// <param name="element">A <c>summary</c>, <c>remarks</c>...</param>
    /// <param name="owner">Whose text it is, for the error.</param>
    public IReadOnlyList<string> Paragraphs(XElement? element, string owner) => Paragraphs(element?.Nodes() ?? [], owner);

    /// <summary>The paragraphs of a run of nodes.</summary>
    public IReadOnlyList<string> Paragraphs(IEnumerable<XNode> nodes, string owner)
    {
        var text = new ParagraphBuilder();
        Render(nodes, text, owner);
        return text.ToParagraphs();
    }

    /// <summary>The text of an element in one line.</summary>
    public string Line(XElement? element, string owner) => string.Join(' ', Paragraphs(element, owner));

    /// <summary>What a <c>cref</c> is called at the prompt.</summary>
    public string NameOf(XAttribute cref, string owner)
    {
        if (references.NameOf(cref.Value) is { } name)
        {
            return name;
        }

        problems.Add(ProblemCode.NotShowable, $"{owner} refers to '{cref.Value}', which does not exist");
        return cref.Value;
    }

    private void Render(IEnumerable<XNode> nodes, ParagraphBuilder text, string owner)
    {
        foreach (var node in nodes)
        {
            if (node is XElement element)
            {
                Render(element, text, owner);
            }
            else if (node is XText plain)
            {
                text.Append(style.Text(plain.Value));
            }
        }
    }

    private void Render(XElement element, ParagraphBuilder text, string owner)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                text.EndParagraph();
                Render(element.Nodes(), text, owner);
                text.EndParagraph();
                break;
            case "list":
                text.EndParagraph();
                text.AddBlock(string.Join('\n', Items(element, owner)));
                break;
            case "code":
                text.EndParagraph();
                text.AddBlock(style.CodeBlock(CodeBlock.Dedent(element.Value)));
                break;
            case "c":
                text.Append(style.Code(element.Value));
                break;
            case "b" or "i" or "em" or "strong":
                Render(element.Nodes(), text, owner);
                break;
            case "see":
                text.Append(Reference(element, owner));
                break;
            case "paramref" or "typeparamref":
                text.Append(style.Code(element.Attribute("name")?.Value ?? string.Empty));
                break;
            default:
                problems.Add(ProblemCode.NotShowable, $"{owner} has a <{element.Name.LocalName}>, which help cannot show");
                break;
        }
    }

    // The formatter lays out MAML lists in descriptions only; lines in a paragraph read well everywhere.
    private IEnumerable<string> Items(XElement list, string owner)
    {
        var numbered = list.Attribute("type")?.Value == "number";
        return list.Elements("item")
            .Select(
                (item, i) =>
                {
                    var description = item.Element("description") is { } inner ? Line(inner, owner) : Line(item, owner);
                    var text = item.Element("term") is { } term ? $"{Line(term, owner)}: {description}" : description;
                    return numbered ? $"{i + 1}. {text}" : $"- {text}";
                }
            );
    }

    private string Reference(XElement see, string owner)
    {
        var label = Line(see, owner);
        if (see.Attribute("langword") is { } word)
        {
            return style.Code(word.Value is "null" or "true" or "false" ? "$" + word.Value : word.Value);
        }

        if (see.Attribute("href") is { } address)
        {
            return style.Link(label, address.Value);
        }

        if (label.Length > 0)
        {
            return label;
        }

        if (see.Attribute("cref") is not { } cref)
        {
            return string.Empty;
        }

        var name = NameOf(cref, owner);
        return references.IsCmdlet(cref.Value) ? style.Cmdlet(name) : style.Code(name);
    }
}
