using System.Globalization;
using System.Reflection;

namespace ImageBuilderWorkflow.Help;

/// <summary>Reads the parameters of a cmdlet: its public properties with <c>[Parameter]</c>, those of its base classes too.</summary>
internal sealed class ParameterReader(CommentReader comments, TextRenderer text, ProblemList problems)
{
    // What ParameterAttribute.Position holds when it is not set.
    private const int NoPosition = int.MinValue;

    private const string AllSets = "__AllParameterSets";

    /// <summary>
    /// The parameters in the order of the source. A parameter that hides one of a base class comes first, and PowerShell sees it alone.
    /// </summary>
    public IEnumerable<ParameterHelp> Read(Type cmdlet) =>
        from property in cmdlet.GetProperties(BindingFlags.Instance | BindingFlags.Public).DistinctBy(static property => property.Name)
        let uses = property.PowerShellAttributes("Parameter").Select(ReadUse).ToList()
        where uses.Count > 0
        select Read(cmdlet, property, uses);

    private static ParameterUse ReadUse(CustomAttributeData attribute)
    {
        var set = attribute.Named<string>("ParameterSetName");
        var position = attribute.Named<int?>("Position");
        return new ParameterUse(
            Set: set is null or AllSets ? null : set,
            Mandatory: attribute.Named<bool>("Mandatory"),
            Position: position is NoPosition ? null : position,
            ByValue: attribute.Named<bool>("ValueFromPipeline"),
            ByPropertyName: attribute.Named<bool>("ValueFromPipelineByPropertyName"),
            FromRemainingArguments: attribute.Named<bool>("ValueFromRemainingArguments"),
            Hidden: attribute.Named<bool>("DontShow")
        );
    }

    // An enumeration is read from its fields: there is no run-time type to ask.
    private static IReadOnlyList<string> ReadValues(PropertyInfo property)
    {
        if (property.PowerShellAttribute("ValidateSet") is { } set)
        {
            return [.. set.Items().OfType<string>()];
        }

        var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
        var bare = TypeNames.Underlying(type);
        return bare.IsEnum ? [.. bare.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)] : [];
    }

    private static string ReadDefault(PropertyInfo property)
    {
        var attribute = property.PowerShellAttribute("PSDefaultValue");
        var withoutAttribute = TypeNames.Full(property.PropertyType) == ParameterHelp.SwitchType ? "False" : "None";
        return attribute?.Named<string>("Help")
            ?? string.Create(CultureInfo.InvariantCulture, $"{attribute?.Named<object>("Value") ?? withoutAttribute}");
    }

    // What an attribute checks need not be told again by hand.
    private static IEnumerable<string> Limits(PropertyInfo property, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            yield return $"Accepted values: {string.Join(", ", values)}.";
        }

        if (property.PowerShellAttribute("ValidateRange")?.Items().ToList() is [var least, var most])
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Accepted range: {least} to {most}.");
        }
    }

    private ParameterHelp Read(Type cmdlet, PropertyInfo property, IReadOnlyList<ParameterUse> uses)
    {
        var values = ReadValues(property);
        return new ParameterHelp(
            property.Name,
            TypeNames.Short(property.PropertyType),
            TypeNames.Full(property.PropertyType),
            property.PropertyType.IsArray,
            [.. property.PowerShellAttributes("Alias").SelectMany(alias => alias.Items()).Cast<string>()],
            values,
            ReadDefault(property),
            property.PowerShellAttribute("SupportsWildcards") is not null,
            [.. Describe(property), .. Limits(property, values)],
            property.DeclaringType != cmdlet,
            uses
        );
    }

    private IEnumerable<string> Describe(PropertyInfo property)
    {
        var id = DocumentationId.Of(property);
        var comment = comments.Of(property);
        var summary = text.Paragraphs(comment.Element("summary"), id);
        if (summary.Count == 0)
        {
            problems.Add(ProblemCode.NoSummary, $"the parameter {id} has no <summary>");
        }

        return summary.Concat(text.Paragraphs(comment.Element("remarks"), id));
    }
}
