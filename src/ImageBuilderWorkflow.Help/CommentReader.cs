using System.Reflection;
using System.Xml.Linq;

namespace ImageBuilderWorkflow.Help;

/// <summary>The doc comments of types and properties, with <c>inheritdoc</c> resolved.</summary>
internal sealed class CommentReader(DocumentationFiles files, ProblemList problems)
{
    /// <summary>The comment of a type: a <c>member</c> element, empty when there is no comment.</summary>
    public XElement Of(Type type) =>
        Resolve(
            DocumentationId.Of(type),
            () => BasesOf(type).Where(candidate => files.Find(DocumentationId.Of(candidate)) is not null).Select(Of)
        );

    /// <summary>The comment of a property: a <c>member</c> element, empty when there is no comment.</summary>
    public XElement Of(PropertyInfo property) =>
        Resolve(
            DocumentationId.Of(property),
            () =>
                BasesOf(property.DeclaringType!)
                    .Select(type =>
                        type.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                    )
                    .OfType<PropertyInfo>()
                    .Where(candidate => files.Find(DocumentationId.Of(candidate)) is not null)
                    .Select(Of)
        );

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return contract;
        }
    }

    private XElement Resolve(string id, Func<IEnumerable<XElement>> inherited)
    {
        var comment = files.Find(id) ?? new XElement("member");
        if (comment.Element("inheritdoc") is not { } inherit)
        {
            return comment;
        }

        var source = inherit.Attribute("cref") is { } cref ? files.Find(cref.Value) : inherited().FirstOrDefault();
        if (source is null || source.Element("inheritdoc") is not null)
        {
            problems.Add(ProblemCode.NothingToInherit, $"the <inheritdoc/> of {id} leads to no text");
            return comment;
        }

        // What is written beside <inheritdoc/> stands before what is inherited.
        var own = comment.Elements().Where(element => element != inherit).ToList();
        return new XElement("member", own, source.Elements().Where(element => own.TrueForAll(mine => mine.Name != element.Name)));
    }
}
