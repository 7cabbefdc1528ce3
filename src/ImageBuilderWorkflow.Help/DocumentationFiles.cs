using System.Xml.Linq;

namespace ImageBuilderWorkflow.Help;

/// <summary>The documentation files of the compiler, by member id (<c>T:Namespace.Type</c>, <c>P:Namespace.Type.Property</c>).</summary>
internal sealed class DocumentationFiles
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    public DocumentationFiles(IEnumerable<string> paths)
    {
        foreach (var member in paths.SelectMany(path => XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")))
        {
            if (member.Attribute("name") is { } name)
            {
                _members[name.Value] = member;
            }
        }
    }

    public XElement? Find(string id) => _members.GetValueOrDefault(id);
}
