using System.Reflection;
using System.Xml.Linq;
using ImageBuilderWorkflow.Tests.Commands;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Types;

/// <summary>The objects are a promise: their properties, in their order, each explained.</summary>
public sealed class OutputTypeTests
{
    public static TheoryData<Type, string> Properties
    {
        get
        {
            var rows = new TheoryData<Type, string>();
            foreach (var (type, properties) in CmdletPromise.Emitted)
            {
                rows.Add(Assembly.GetType($"ImageBuilderWorkflow.{type}", throwOnError: true)!, properties);
            }

            return rows;
        }
    }

    public static TheoryData<Type, string> PartProperties =>
        new()
        {
            {
                typeof(Ami),
                """
                    String Image, String Region, String Name, String Description, String Status, String StatusReason,
                    ImageFailureContext FailureContext, String AccountId, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(Container),
                """
                    String Region, ValueList<String> ImageUris, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(ImageFailureContext),
                """
                    String ImageStatus, String WorkflowExecutionId, String WorkflowArn, String StepExecutionId, String FailedStep, String ComponentArn,
                    String ComponentPhaseName, String ComponentStepName, String ComponentAction, String ComponentErrorMessage, String DistributionErrorMessage,
                    ValueList<RegionFailure> RegionFailures, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(RegionFailure),
                """
                    String Region, String Status, String ImageConfigurationStep, String ErrorMessage, String TargetAccountId, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(FailureEvidence),
                """
                    String Source, String Text, DateTime? Timestamp, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(WorkflowConfiguration),
                """
                    String WorkflowArn, ValueList<WorkflowParameter> Parameters, String ParallelGroup, String OnFailure, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(WorkflowParameter),
                """
                    String Name, ValueList<String> Value, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(WorkflowParameterDetail),
                """
                    String Name, String Type, ValueList<String> DefaultValue, String Description, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(LifecyclePolicyDetail),
                """
                    String ActionType, Boolean? IncludeAmis, Boolean? IncludeSnapshots, Boolean? IncludeContainers, String FilterType, Int32? FilterValue,
                    String FilterUnit, Int32? RetainAtLeast, TagMap ExcludedTags, Boolean? ExcludesPublicAmis, ValueList<String> ExcludedAmiRegions,
                    ValueList<String> ExcludedAmiSharedAccounts, Int32? ExcludedAmiLastLaunchedValue, String ExcludedAmiLastLaunchedUnit,
                    TagMap ExcludedAmiTags, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(LifecyclePolicyRecipe),
                """
                    String Name, String SemanticVersion, AdditionalFields AdditionalFields
                    """
            },
            {
                typeof(LifecycleSnapshot),
                """
                    String SnapshotId, String Status, String StatusReason, AdditionalFields AdditionalFields
                    """
            },
        };

    private static readonly Lazy<XDocument> Documentation = new(() => XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml")));

    private static Assembly Assembly => typeof(ServiceObject).Assembly;

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void A_type_has_its_properties_in_their_order(Type type, string properties) =>
        Assert.Equal(
            properties.Split(',', StringSplitOptions.TrimEntries),
            type.GetProperties().Select(property => $"{NameOf(property.PropertyType)} {property.Name}")
        );

    [Fact]
    public void Every_type_is_looked_at_here() =>
        Assert.Equal(
            ApiNames.Types.Select(type => type.Name).Order(),
            Properties.Concat(PartProperties).Select(row => row.Data.Item1.Name).Order()
        );

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void A_type_is_public_and_sealed_and_can_be_made_empty(Type type, string properties)
    {
        Assert.True(type.IsPublic && type.IsSealed);
        Assert.Equal(
            properties.Contains("RequestId", StringComparison.Ordinal) ? typeof(ServiceObject) : typeof(ServiceValue),
            type.BaseType
        );

        var empty = Activator.CreateInstance(type)!;

        Assert.All(type.GetProperties(), property => Assert.Equal(NothingOf(property.PropertyType), property.GetValue(empty)));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void All_but_what_is_computed_from_other_properties_can_be_set(Type type, string properties)
    {
        Assert.NotEmpty(properties);
        Assert.All(type.GetProperties(), property => Assert.True(property.SetMethod is null or { IsPublic: true }));
        Assert.All(
            type.GetProperties().Where(property => property.SetMethod is null),
            property => Assert.DoesNotContain("(API: ", SummaryOf(property).Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_duration_is_from_start_to_end_and_unknown_without_one_of_them()
    {
        var start = new DateTime(2026, 9, 9, 19, 12, 23, 175, DateTimeKind.Utc);
        var end = start.AddDays(2).AddTicks(1);

        foreach (var type in ApiNames.Types.Where(type => type.GetProperty("Duration") is not null))
        {
            Assert.Equal(new TimeSpan(2, 0, 0, 0) + TimeSpan.FromTicks(1), Duration(type, start, end));
            Assert.Equal(TimeSpan.Zero, Duration(type, start, start));
            Assert.Null(Duration(type, start, null));
            Assert.Null(Duration(type, null, end));
        }
    }

    [Fact]
    public void The_account_is_that_of_the_ARN_and_nobodys_when_AWS_owns_it()
    {
        const string Own = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/1.0.0/1";
        const string Amazons = "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.2/1";
        string[] owners = ["Arn", "ImageBuildVersionArn", "DifferenceArn", "LifecyclePolicyArn", "ResourceId"];
        Type[] without = [typeof(LifecycleActionResult), typeof(WorkflowMeasurement)];
        var types = ApiNames.Types.Where(type => type.IsSubclassOf(typeof(ServiceObject))).ToList();

        Assert.All(types.Except(without), type => Assert.Equal("123456789012", AccountOf(type, Own)));
        Assert.All(types, type => Assert.Null(AccountOf(type, Amazons)));
        Assert.All(types, type => Assert.Null(AccountOf(type, "ami-1234567890abcdef0")));
        Assert.Equal("210987654321", new LifecycleExecutionResource { ResourceId = Own, AccountId = "210987654321" }.AccountId);

        string? AccountOf(Type type, string arn)
        {
            var item = (ServiceObject)Activator.CreateInstance(type)!;
            owners.Select(name => type.GetProperty(name)).FirstOrDefault(property => property is not null)?.SetValue(item, arn);
            return item.AccountId;
        }
    }

    [Fact]
    public void Every_public_type_and_member_is_explained()
    {
        var documentation = XDocument
            .Load(Path.ChangeExtension(Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim() ?? string.Empty);

        Assert.All(
            Assembly.GetExportedTypes(),
            type => Assert.True(documentation.GetValueOrDefault($"T:{type.FullName}")?.Length > 7, $"{type}")
        );
        Assert.All(
            Assembly
                .GetExportedTypes()
                .SelectMany(type => type.GetProperties().Where(property => property.DeclaringType!.Assembly == Assembly)),
            property =>
                Assert.True(
                    documentation.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Length > 7,
                    $"{property}"
                )
        );
    }

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void A_property_that_comes_from_the_API_says_from_where_and_a_list_that_it_may_be_empty(Type type, string properties)
    {
        var fromApi = type.GetProperties()
            .Where(property =>
                property.CanWrite
                && !(ApiNames.Findings.Contains(type) && property.DeclaringType == type)
                && property.Name is not ("AdditionalFields" or "LifecycleExecutionRegion")
                && !(property.Name is "Region" or "ProfileName" && property.DeclaringType == typeof(ServiceObject))
            )
            .ToList();
        Assert.NotEmpty(properties);
        Assert.All(
            type.GetProperties().Where(property => ApiNames.Findings.Contains(type) && property.DeclaringType == type),
            property => Assert.DoesNotContain("(API: ", SummaryOf(property).Value, StringComparison.Ordinal)
        );
        Assert.All(
            fromApi,
            property =>
            {
                var summary = SummaryOf(property);
                Assert.Contains("(API: ", summary.Value, StringComparison.Ordinal);
                Assert.Contains(summary.Elements("c"), code => code.Value.Length > 0);
                Assert.Equal(
                    EmptyOf(property.PropertyType) is not null,
                    summary.Value.Contains("empty", StringComparison.OrdinalIgnoreCase)
                );
            }
        );
    }

    [Fact]
    public void No_type_of_another_assembly_shows() =>
        Assert.All(Assembly.GetExportedTypes(), type => Assert.Empty(PublicSurface.UnknownTypesOf(type)));

    [Fact]
    public void Only_the_framework_is_referenced()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.All(
            Assembly.GetReferencedAssemblies(),
            reference => Assert.True(File.Exists(Path.Combine(framework, reference.Name + ".dll")), reference.Name)
        );
    }

    private static XElement SummaryOf(PropertyInfo property) =>
        Documentation
            .Value.Descendants("member")
            .Single(member => member.Attribute("name")!.Value == $"P:{property.DeclaringType!.FullName}.{property.Name}")
            .Element("summary")!;

    private static TimeSpan? Duration(Type type, DateTime? start, DateTime? end)
    {
        var item = Activator.CreateInstance(type)!;
        type.GetProperty("StartTime")!.SetValue(item, start);
        type.GetProperty("EndTime")!.SetValue(item, end);
        return (TimeSpan?)type.GetProperty("Duration")!.GetValue(item);
    }

    // Numbers that are always known begin with zero.
    private static object? NothingOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : EmptyOf(type);

    // What stands for nothing: lists and dictionaries are never null.
    private static object? EmptyOf(Type type) =>
        type == typeof(AdditionalFields)
        || type == typeof(TagMap)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            ? type.GetProperty("Empty", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)!
                .GetValue(null)
            : null;

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? value.Name + "?"
        : type.IsGenericType ? $"ValueList<{type.GetGenericArguments().Single().Name}>"
        : type.Name;
}
