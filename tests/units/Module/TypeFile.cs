using System.Xml.Linq;
using ImageBuilderWorkflow.Tests.Core;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The module's types file: what PowerShell adds to the output types.</summary>
internal static class TypeFile
{
    private static readonly XDocument File = XDocument.Load(
        Repository.PathOf("out", "ImageBuilderWorkflow", "ImageBuilderWorkflow.Types.ps1xml")
    );

    /// <summary>The property that an alias stands for, or <see langword="null"/>.</summary>
    public static string? Alias(string type, string name) =>
        Members(type, "AliasProperty")
            .SingleOrDefault(member => member.Element("Name")!.Value == name)
            ?.Element("ReferencedMemberName")!
            .Value;

    /// <summary>The names of the note properties of a type.</summary>
    public static IEnumerable<string> NotesOf(string type) => Members(type, "NoteProperty").Select(member => member.Element("Name")!.Value);

    /// <summary>The names of the hidden script properties of a type.</summary>
    public static IEnumerable<string> HiddenScriptsOf(string type) =>
        Members(type, "ScriptProperty")
            .Where(member => (bool?)member.Attribute("IsHidden") is true)
            .Select(member => member.Element("Name")!.Value);

    private static IEnumerable<XElement> Members(string type, string kind) =>
        File.Descendants("Type").Where(element => element.Element("Name")!.Value == type).Descendants(kind);
}
