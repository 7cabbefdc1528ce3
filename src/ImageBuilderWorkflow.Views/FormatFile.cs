using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ImageBuilderWorkflow.Views;

/// <summary>
/// Writes the format file: a table view and a list view for each output type, a view for each type of a part of these, and one view of
/// each other shape for all of them. Without a view of its own, PowerShell writes the texts of an object to the terminal as they are.
/// </summary>
public static class FormatFile
{
    // Only objects of the sample account have this property. A group by a property gives way to -GroupBy, label and all.
    private const string SampleMark = "Sample data";

    // PowerShell itself shows an object with more properties as a list.
    private const int MostColumns = 4;

    /// <summary>Writes the file.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="path">The file's path.</param>
    public static void Write(IReadOnlyList<Table> tables, string path)
    {
        ArgumentNullException.ThrowIfNull(tables);

        var types = tables.Select(table => table.Type).ToList();
        var parts = typeof(ServiceValue)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(ServiceValue)) && !type.IsAbstract && !types.Contains(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToList();
        IEnumerable<XElement> views =
        [
            .. tables.SelectMany(ViewsOf),
            .. parts
                .Where(type => type.GetProperties().Length <= MostColumns)
                .Select(type => View([type], TableOf(new Table(type, [.. type.GetProperties().Select(ColumnOf)])))),
            .. parts.Select(type => View([type], ListOf(new Table(type)))),
            View([.. types, .. parts], Wide),
            View([.. types, .. parts], Custom),
            TimelineLine,
        ];
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) });
        var note = new XComment(" Made by ImageBuilderWorkflow.Views when the module is built. ");
        new XElement("Configuration", note, new XElement("ViewDefinitions", views)).Save(writer);
    }

    // The default view comes first.
    private static IEnumerable<XElement> ViewsOf(Table table)
    {
        var asTable = View([table.Type], TableOf(table), table.GroupedBy ?? SampleMark);
        var asList = View([table.Type], ListOf(table));
        return table.LeadingProperties.Count == 0 ? [asTable, asList] : [asList, asTable];
    }

    // The object's name or text in each cell.
    private static XElement Wide =>
        new(
            "WideControl",
            new XElement(
                "WideEntries",
                new XElement("WideEntry", new XElement("WideItem", Script(Column.Display("Line(($_.Name ?? $_))"))))
            )
        );

    private static XElement Custom => CustomOf(Column.Display("Custom($_)"));

    private static XElement CustomOf(string script) =>
        new(
            "CustomControl",
            new XElement(
                "CustomEntries",
                new XElement("CustomEntry", new XElement("CustomItem", new XElement("ExpressionBinding", Script(script))))
            )
        );

    // A line of a chart: a text with another text that has colors. Out of band, so that nothing is written around the lines.
    private static XElement TimelineLine =>
        new(
            "View",
            new XElement("Name", "TimelineLine"),
            new XElement("OutOfBand"),
            new XElement("ViewSelectedBy", new XElement("TypeName", "ImageBuilderWorkflow.TimelineLine")),
            CustomOf("$_.Colored")
        );

    private static Column ColumnOf(PropertyInfo property) => Column.Text(property.Name, width: null);

    private static XElement View(IReadOnlyList<Type> types, XElement control, string groupedBy = SampleMark) =>
        new(
            "View",
            new XElement("Name", types.Count == 1 ? types[0].Name : "ImageBuilderWorkflow"),
            new XElement("ViewSelectedBy", types.Select(type => new XElement("TypeName", type.FullName))),
            new XElement("GroupBy", new XElement("PropertyName", groupedBy)),
            control
        );

    private static XElement TableOf(Table table) =>
        new(
            "TableControl",
            new XElement("TableHeaders", table.Columns.Select(HeaderOf)),
            new XElement(
                "TableRowEntries",
                new XElement(
                    "TableRowEntry",
                    table.Wraps ? new XElement("Wrap") : null,
                    new XElement("TableColumnItems", table.Columns.Select(column => new XElement("TableColumnItem", Script(column.Script))))
                )
            )
        );

    private static XElement HeaderOf(Column column) =>
        new(
            "TableColumnHeader",
            new XElement("Label", column.Label),
            column.Width is { } width ? new XElement("Width", width.ToString(CultureInfo.InvariantCulture)) : null,
            column.AlignsRight ? new XElement("Alignment", "Right") : null
        );

    private static XElement ListOf(Table table)
    {
        var leads = table.LeadingProperties.ToList();
        var items = table
            .Type.GetProperties()
            .OrderBy(property => leads.IndexOf(property.Name) is >= 0 and var place ? place : leads.Count)
            .Select(property => leads.Count == 0 ? ItemOf(property) : WithCondition(ItemOf(property), property));
        return new("ListControl", new XElement("ListEntries", new XElement("ListEntry", new XElement("ListItems", items))));
    }

    // Leaves a property without a value, or with an empty list, out of a list.
    private static XElement WithCondition(XElement item, PropertyInfo property)
    {
        item.Add(new XElement("ItemSelectionCondition", Script(Column.Display($"Text($_.{property.Name})"))));
        return item;
    }

    // Texts, and lists and tags as text: Format-List would write these as their parts.
    private static XElement ItemOf(PropertyInfo property) =>
        property.PropertyType.IsValueType
            ? new XElement("ListItem", new XElement("PropertyName", property.Name))
            : new XElement("ListItem", new XElement("Label", property.Name), Script(Column.Display($"Text($_.{property.Name})")));

    private static XElement Script(string script) => new("ScriptBlock", script);
}
