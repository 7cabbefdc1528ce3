using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>
/// Which member of the API a property comes from, as its documentation tells it: <c>(API: state.status)</c>. Nothing of the parser is
/// asked, so what is read is compared with what users are told.
/// </summary>
internal static class ApiNames
{
    /// <summary>The types of objects and of their parts.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [.. typeof(ServiceValue).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ServiceValue)))];

    /// <summary>The types that no operation returns: the module itself finds out what they say.</summary>
    public static IReadOnlyList<Type> Findings { get; } =
    [
        typeof(ImageFailure),
        typeof(FailureEvidence),
        typeof(ImageDifference),
        typeof(LifecycleCandidate),
        typeof(TimelineEntry),
        typeof(WorkflowMeasurement),
    ];

    private static Dictionary<(Type Type, string Path), PropertyInfo> Properties { get; } = Read();

    /// <summary>The property that holds a member of the response, or <see langword="null"/>.</summary>
    public static PropertyInfo? PropertyOf(Type type, IEnumerable<string> path) =>
        Properties.GetValueOrDefault((type, string.Join('.', path)));

    private static Dictionary<(Type Type, string Path), PropertyInfo> Read()
    {
        var summaries = XDocument
            .Load(Path.ChangeExtension(typeof(ServiceValue).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(
                member => member.Attribute("name")!.Value,
                member => Regex.Replace(member.Element("summary")?.ToString() ?? string.Empty, @"\s+", " ")
            );
        var properties = new Dictionary<(Type Type, string Path), PropertyInfo>();
        foreach (var property in Types.SelectMany(type => type.GetProperties()))
        {
            var source = Regex.Match(
                summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"],
                @"\(API: <c>(?<path>[A-Za-z.]+)</c>(?<request> of the request)?"
            );
            if (source.Success && !source.Groups["request"].Success)
            {
                properties.Add((property.ReflectedType!, source.Groups["path"].Value), property);
            }
        }

        // Told by the type itself: the property is that of all objects.
        properties.Add((typeof(LifecycleExecutionResource), "region"), typeof(LifecycleExecutionResource).GetProperty("Region")!);
        return properties;
    }
}
