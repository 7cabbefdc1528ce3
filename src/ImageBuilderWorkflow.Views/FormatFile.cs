using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ImageBuilderWorkflow.Views;

/// <summary>Writes the format file: a table view and a list view for each output type.</summary>
public static class FormatFile
{
    // Only objects of the sample account have this property. A group by a property gives way to -GroupBy, label and all.
    private const string SampleMark = "Sample data";

    /// <summary>Writes the file.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="path">The file's path.</param>
    public static void Write(IReadOnlyList<Table> tables, string path)
    {
        ArgumentNullException.ThrowIfNull(tables);

        var views = tables.SelectMany(table =>
        {
            var (asTable, asList) = (View(table.Type, TableOf(table)), View(table.Type, ListOf(table)));
            return table.LeadingProperties.Count == 0 ? new[] { asTable, asList } : [asList, asTable];
        });
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) });
        var note = new XComment(" Made by ImageBuilderWorkflow.Views when the module is built. ");
        new XElement("Configuration", note, new XElement("ViewDefinitions", views)).Save(writer);
    }

    private static XElement View(Type type, XElement control) =>
        new(
            "View",
            new XElement("Name", type.Name),
            new XElement("ViewSelectedBy", new XElement("TypeName", type.FullName)),
            new XElement("GroupBy", new XElement("PropertyName", SampleMark)),
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
        item.Add(new XElement("ItemSelectionCondition", Script($"\"$($_.{property.Name})\"")));
        return item;
    }

    // Texts, and lists and tags as text: Format-List would write these as their parts.
    private static XElement ItemOf(PropertyInfo property) =>
        property.PropertyType.IsValueType
            ? new XElement("ListItem", new XElement("PropertyName", property.Name))
            : new XElement("ListItem", new XElement("Label", property.Name), Script(Column.Display($"Text($_.{property.Name})")));

    private static XElement Script(string script) => new("ScriptBlock", script);
}
