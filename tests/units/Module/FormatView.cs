using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ImageBuilderWorkflow.Tests.Core;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>A view of the module's format file.</summary>
internal sealed class FormatView(XElement view)
{
    /// <summary>All views of the format file.</summary>
    public static IReadOnlyList<FormatView> Everything { get; } =
    [
        .. XDocument
            .Load(Repository.PathOf("out", "ImageBuilderWorkflow", "ImageBuilderWorkflow.Format.ps1xml"))
            .Descendants("View")
            .Select(view => new FormatView(view)),
    ];

    /// <summary>The tables and lists of what cmdlets emit.</summary>
    public static IReadOnlyList<FormatView> All { get; } =
    [
        .. Everything.Where(view =>
            (view.IsTable || view.IsList) && typeof(ServiceObject).Assembly.GetType(view.TypeName)!.IsSubclassOf(typeof(ServiceObject))
        ),
    ];

    /// <summary>The types that are shown so.</summary>
    public IReadOnlyList<string> TypeNames => [.. view.Element("ViewSelectedBy")!.Elements().Select(element => element.Value)];

    /// <summary>The only type that is shown so.</summary>
    public string TypeName => TypeNames.Single();

    /// <summary>The shape of the view, for example TableControl.</summary>
    public string Shape => view.Elements().Last().Name.LocalName;

    /// <summary>All scripts of the view.</summary>
    public IEnumerable<string> Scripts => view.Descendants("ScriptBlock").Select(script => script.Value);

    /// <summary>What the view groups by, element by element: the name of the element and its text.</summary>
    public IEnumerable<(string Name, string Value)> Group =>
        view.Elements("GroupBy").Elements().Select(element => (element.Name.LocalName, element.Value));

    public bool IsTable => view.Element("TableControl") is not null;

    public bool IsList => view.Element("ListControl") is not null;

    /// <summary>The widths of a table's columns; <see langword="null"/> for what is left of the line.</summary>
    public IReadOnlyList<int?> Widths => [.. view.Descendants("TableColumnHeader").Select(header => (int?)header.Element("Width"))];

    public IReadOnlyList<string> Labels => [.. view.Descendants("TableColumnHeader").Select(header => header.Element("Label")!.Value)];

    /// <summary>What stands in the columns of a table's row, or in the lines of a list.</summary>
    public IReadOnlyList<XElement> Entries => [.. view.Descendants(IsTable ? "TableColumnItem" : "ListItem")];

    /// <summary>The properties that an entry names, also in a script.</summary>
    public static IEnumerable<string> PropertiesOf(XElement entry) =>
        entry.Element("PropertyName") is { } name
            ? [name.Value]
            : Regex.Matches(ScriptOf(entry)!, @"\$_\.(\w+)").Select(match => match.Groups[1].Value).Distinct();

    /// <summary>The script of an entry, or <see langword="null"/>.</summary>
    public static string? ScriptOf(XElement entry) => entry.Element("ScriptBlock")?.Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shape} of {string.Join(", ", TypeNames)}");
}
