using System.Reflection;
using System.Xml.Linq;
using ImageBuilderWorkflow.Tests.Commands;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>The objects are a promise: their properties, in their order, each explained.</summary>
public sealed class OutputTypeTests
{
    public static TheoryData<Type, string> Properties => new()
    {
        {
            typeof(WorkflowExecution),
            """
            String WorkflowExecutionId, String Type, String Status, String Message, Int32? TotalStepCount, Int32? TotalStepsSucceeded, Int32? TotalStepsFailed,
            Int32? TotalStepsSkipped, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, String ParallelGroup, Boolean? Retried,
            String WorkflowBuildVersionArn, String ImageBuildVersionArn, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(WorkflowStepExecution),
            """
            String StepExecutionId, String Name, String Description, String Action, String Status, String RollbackStatus, String Message, String Inputs,
            String Outputs, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, Int32? AttemptNumber, Int32? MaxAttempts, String OnFailure,
            Int32? TimeoutSeconds, String WorkflowExecutionId, String WorkflowBuildVersionArn, String ImageBuildVersionArn, String Region, String RequestId,
            AdditionalFields AdditionalFields
            """
        },
        {
            typeof(LifecycleExecution),
            """
            String LifecycleExecutionId, String LifecyclePolicyArn, String Status, String StatusReason, Boolean? HasImpactedResources, DateTime? StartTime,
            DateTime? EndTime, TimeSpan? Duration, String ResourceArn, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
    };

    private static Assembly Assembly => typeof(ServiceObject).Assembly;

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_type_has_the_properties_of_the_issue_in_their_order(Type type, string properties) => Assert.Equal(
        properties.Split(',', StringSplitOptions.TrimEntries),
        type.GetProperties().Select(property => $"{NameOf(property.PropertyType)} {property.Name}"));

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_type_is_public_and_sealed_and_can_be_made_empty(Type type, string properties)
    {
        Assert.True(type.IsPublic && type.IsSealed);
        Assert.Equal(typeof(ServiceObject), type.BaseType);
        Assert.NotEmpty(properties);
        var empty = Activator.CreateInstance(type)!;
        Assert.All(type.GetProperties().Where(property => property.Name != "AdditionalFields"), property => Assert.Null(property.GetValue(empty)));
        Assert.Same(AdditionalFields.Empty, type.GetProperty("AdditionalFields")!.GetValue(empty));
    }

    [Fact]
    public void The_duration_is_from_start_to_end_and_unknown_without_one_of_them()
    {
        var start = new DateTime(2026, 9, 9, 19, 12, 23, 175, DateTimeKind.Utc);
        var end = start.AddDays(2).AddTicks(1);

        foreach (var type in new[] { typeof(WorkflowExecution), typeof(WorkflowStepExecution), typeof(LifecycleExecution) })
        {
            Assert.Equal(new TimeSpan(2, 0, 0, 0) + TimeSpan.FromTicks(1), Duration(type, start, end));
            Assert.Equal(TimeSpan.Zero, Duration(type, start, start));
            Assert.Null(Duration(type, start, null));
            Assert.Null(Duration(type, null, end));
        }
    }

    [Fact]
    public void Every_public_type_and_member_is_explained()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim() ?? string.Empty);

        Assert.All(Assembly.GetExportedTypes(), type => Assert.True(documentation.GetValueOrDefault($"T:{type.FullName}")?.Length > 10, $"{type}"));
        Assert.All(
            Assembly.GetExportedTypes().SelectMany(type => type.GetProperties().Where(property => property.DeclaringType!.Assembly == Assembly)),
            property => Assert.True(documentation.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Length > 10, $"{property}"));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_that_comes_from_the_API_says_from_where_and_one_that_may_lack_says_when(Type type, string properties)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml"));
        string[] own = ["Duration", "Region", "AdditionalFields"];
        var fromApi = type.GetProperties().Where(property => !own.Contains(property.Name)).ToList();

        Assert.Equal(properties.Split(',').Length, fromApi.Count + own.Length);
        Assert.All(fromApi, property =>
        {
            var summary = documentation.Descendants("member")
                .Single(member => member.Attribute("name")!.Value == $"P:{property.DeclaringType!.FullName}.{property.Name}").Element("summary")!;
            Assert.Contains("(API: ", summary.Value, StringComparison.Ordinal);
            Assert.Contains(summary.Elements("c"), code => code.Value.Length > 0);
        });
    }

    [Fact]
    public void No_type_of_another_assembly_shows() => Assert.All(
        Assembly.GetExportedTypes(), type => Assert.Empty(PublicSurface.UnknownTypesOf(type)));

    [Fact]
    public void Only_the_framework_is_referenced()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.All(Assembly.GetReferencedAssemblies(), reference => Assert.True(File.Exists(Path.Combine(framework, reference.Name + ".dll")), reference.Name));
    }

    private static TimeSpan? Duration(Type type, DateTime? start, DateTime? end)
    {
        var item = Activator.CreateInstance(type)!;
        type.GetProperty("StartTime")!.SetValue(item, start);
        type.GetProperty("EndTime")!.SetValue(item, end);
        return (TimeSpan?)type.GetProperty("Duration")!.GetValue(item);
    }

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } value ? value.Name + "?" : type.Name;
}
