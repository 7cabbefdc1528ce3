using System.Reflection;
using System.Xml.Linq;
using ImageBuilderWorkflow.Tests.Commands;
using ImageBuilderWorkflow.Tests.Core;
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
            String WorkflowExecutionId, String Type, String Status, String Message, Int32? TotalStepCount, Int32? TotalStepsSucceeded,
            Int32? TotalStepsFailed, Int32? TotalStepsSkipped, String Steps, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, Double? DurationSeconds, TimeSpan? Elapsed, String ParallelGroup,
            Boolean? Retried, String WorkflowBuildVersionArn, String Workflow, String ImageBuildVersionArn, String Image, String Region, String RequestId,
            AdditionalFields AdditionalFields
            """
        },
        {
            typeof(WorkflowStepExecution),
            """
            String StepExecutionId, String Name, String Description, String Action, String Status, String RollbackStatus, String Message, String Inputs,
            String Outputs, String Reason, DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, Double? DurationSeconds, TimeSpan? Elapsed, Int32? AttemptNumber, Int32? MaxAttempts, String OnFailure,
            Int32? TimeoutSeconds, String WorkflowExecutionId, String WorkflowBuildVersionArn, String ImageBuildVersionArn, String Image, String Region,
            String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(LifecycleExecution),
            """
            String LifecycleExecutionId, String LifecyclePolicyArn, String Policy, String Status, String StatusReason, Boolean? HasImpactedResources,
            DateTime? StartTime, DateTime? EndTime, TimeSpan? Duration, Double? DurationSeconds, TimeSpan? Elapsed, String ResourceArn, String Region, String RequestId,
            AdditionalFields AdditionalFields
            """
        },
        {
            typeof(LifecycleExecutionResource),
            """
            String ResourceId, String Resource, String Action, String ActionReason, String Status, String StatusReason, DateTime? StartTime, DateTime? EndTime,
            TimeSpan? Duration, Double? DurationSeconds, TimeSpan? Elapsed, String AccountId, ValueList<LifecycleSnapshot> Snapshots, ValueList<String> ImageUris, String LifecycleExecutionId,
            String LifecycleExecutionRegion, String LifecycleExecutionStatus, String LifecycleExecutionStatusReason, String ParentResourceId,
            String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(LifecyclePolicy),
            """
            String Name, String Arn, String Status, String ResourceType, String Description, DateTime? DateLastRun,
            ValueList<LifecyclePolicyDetail> PolicyDetails, ValueList<LifecyclePolicyRecipe> Recipes, TagMap ResourceTags, String ExecutionRole,
            DateTime? DateCreated, DateTime? DateUpdated, TagMap Tags, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(ImageVersion),
            """
            String Name, String Version, String Arn, String Type, String Platform, String OsVersion, String Owner, String BuildType, String ImageSource,
            DateTime? DateCreated, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(Image),
            """
            String Name, String Version, String Arn, String Status, String StatusReason, ImageFailureContext FailureContext, String Reason, String Type,
            String Platform, String OsVersion, DateTime? DateCreated, ValueList<Ami> Amis, ValueList<Container> Containers, String Output, String Result, String Owner,
            String BuildType, String ImageSource, DateTime? DeprecationTime, String LifecycleExecutionId, String SourcePipelineName,
            String SourcePipelineArn, String ImageRecipeArn, String ContainerRecipeArn, String InfrastructureConfigurationArn,
            String DistributionConfigurationArn, Boolean? ImageTestsEnabled, Int32? ImageTestsTimeoutMinutes, Boolean? ImageScanningEnabled,
            String EcrRepositoryName, ValueList<String> EcrContainerTags, String ScanStatus, String ScanStatusReason,
            Boolean? EnhancedImageMetadataEnabled, ValueList<WorkflowConfiguration> Workflows, String ExecutionRole, String LogGroupName,
            String LatestVersionArn, String LatestMajorVersionArn, String LatestMinorVersionArn, String LatestPatchVersionArn, TagMap Tags,
            String ImagePipelineArn, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(ImagePipeline),
            """
            String Name, String Arn, String Status, String Platform, String Description, DateTime? DateLastRun, String LastRunStatus,
            DateTime? DateNextRun, Int32? ConsecutiveFailures, String ScheduleExpression, String ScheduleTimezone,
            String PipelineExecutionStartCondition, Int32? AutoDisableFailureCount, String ImageRecipeArn, String ContainerRecipeArn,
            String InfrastructureConfigurationArn, String DistributionConfigurationArn, Boolean? ImageTestsEnabled, Int32? ImageTestsTimeoutMinutes,
            Boolean? ImageScanningEnabled, String EcrRepositoryName, ValueList<String> EcrContainerTags, Boolean? EnhancedImageMetadataEnabled,
            ValueList<WorkflowConfiguration> Workflows, String ExecutionRole, String ImageLogGroupName, String PipelineLogGroupName,
            DateTime? DateCreated, DateTime? DateUpdated, TagMap Tags, TagMap ImageTags, String Region, String RequestId,
            AdditionalFields AdditionalFields
            """
        },
        {
            typeof(WorkflowVersion),
            """
            String Name, String Version, String Arn, String Type, String Description, String Owner, DateTime? DateCreated, String Region,
            String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(Workflow),
            """
            String Name, String Version, String Arn, String Type, String Status, String StatusReason, String Description, String ChangeDescription,
            String Owner, DateTime? DateCreated, String Data, ValueList<WorkflowParameterDetail> Parameters, String KmsKeyId, String LatestVersionArn,
            String LatestMajorVersionArn, String LatestMinorVersionArn, String LatestPatchVersionArn, TagMap Tags, String Region, String RequestId,
            AdditionalFields AdditionalFields
            """
        },
        {
            typeof(WaitingWorkflowStep),
            """
            String Name, String Action, DateTime? StartTime, String StepExecutionId, String ImageBuildVersionArn, String Image, String WorkflowExecutionId,
            String WorkflowBuildVersionArn, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(ImageActionResult),
            """
            String ImageBuildVersionArn, String ImagePipelineArn, String ClientToken, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(LifecycleActionResult),
            """
            String LifecycleExecutionId, String ClientToken, String Region, String RequestId, AdditionalFields AdditionalFields
            """
        },
        {
            typeof(WorkflowStepActionResult),
            """
            String StepExecutionId, String ImageBuildVersionArn, String Image, String Action, String Reason, String ClientToken, String Region, String RequestId,
            AdditionalFields AdditionalFields
            """
        },
    };

    public static TheoryData<Type, string> PartProperties => new()
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

    // Made of the other properties: these have no member of the API and cannot be set.
    private static readonly (Type Type, string Name)[] Computed =
    [
        .. new[] { typeof(WorkflowExecution), typeof(WorkflowStepExecution), typeof(LifecycleExecution), typeof(LifecycleExecutionResource) }
            .SelectMany(type => new[] { (type, "Duration"), (type, "DurationSeconds"), (type, "Elapsed") }),
        (typeof(WorkflowExecution), "Steps"), (typeof(WorkflowExecution), "Workflow"), (typeof(WorkflowExecution), "Image"),
        (typeof(WorkflowStepExecution), "Reason"), (typeof(WorkflowStepExecution), "Image"),
        (typeof(LifecycleExecution), "Policy"), (typeof(LifecycleExecutionResource), "Resource"),
        (typeof(Image), "Reason"), (typeof(Image), "Output"), (typeof(Image), "Result"),
        (typeof(WaitingWorkflowStep), "Image"), (typeof(WorkflowStepActionResult), "Image"),
    ];

    private static Assembly Assembly => typeof(ServiceObject).Assembly;

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void A_type_has_the_properties_of_the_issue_in_their_order(Type type, string properties) => Assert.Equal(
        properties.Split(',', StringSplitOptions.TrimEntries),
        type.GetProperties().Select(property => $"{NameOf(property.PropertyType)} {property.Name}"));

    [Fact]
    public void Every_type_is_looked_at_here() => Assert.Equal(
        ApiNames.Types.Select(type => type.Name).Order(),
        Properties.Concat(PartProperties).Select(row => row.Data.Item1.Name).Order());

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void A_type_is_public_and_sealed_and_can_be_made_empty(Type type, string properties)
    {
        Assert.True(type.IsPublic && type.IsSealed);
        Assert.Equal(properties.Contains("RequestId", StringComparison.Ordinal) ? typeof(ServiceObject) : typeof(ServiceValue), type.BaseType);

        var empty = Activator.CreateInstance(type)!;

        Assert.All(type.GetProperties(), property => Assert.Same(EmptyOf(property.PropertyType), property.GetValue(empty)));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void All_but_what_is_computed_can_be_set(Type type, string properties)
    {
        Assert.NotEmpty(properties);
        Assert.All(type.GetProperties(), property => Assert.Equal(!Computed.Contains((type, property.Name)), property.SetMethod?.IsPublic is true));
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
    public void Every_public_type_and_member_is_explained()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim() ?? string.Empty);

        Assert.All(Assembly.GetExportedTypes(), type => Assert.True(documentation.GetValueOrDefault($"T:{type.FullName}")?.Length > 7, $"{type}"));
        Assert.All(
            Assembly.GetExportedTypes().SelectMany(type => type.GetProperties().Where(property => property.DeclaringType!.Assembly == Assembly)),
            property => Assert.True(documentation.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Length > 7, $"{property}"));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(PartProperties))]
    public void A_property_that_comes_from_the_API_says_from_where_and_a_list_that_it_may_be_empty(Type type, string properties)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml"));
        var fromApi = type.GetProperties()
            .Where(property => property.Name is not ("AdditionalFields" or "LifecycleExecutionRegion") && !Computed.Contains((type, property.Name)) && !(property.Name == "Region" && property.DeclaringType == typeof(ServiceObject)))
            .ToList();
        Assert.NotEmpty(properties);
        Assert.All(fromApi, property =>
        {
            var summary = documentation.Descendants("member")
                .Single(member => member.Attribute("name")!.Value == $"P:{property.DeclaringType!.FullName}.{property.Name}").Element("summary")!;
            Assert.Contains("(API: ", summary.Value, StringComparison.Ordinal);
            Assert.Contains(summary.Elements("c"), code => code.Value.Length > 0);
            Assert.Equal(EmptyOf(property.PropertyType) is not null, summary.Value.Contains("empty", StringComparison.OrdinalIgnoreCase));
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

    // What stands for nothing: lists and dictionaries are never null.
    private static object? EmptyOf(Type type) => type == typeof(AdditionalFields) || type == typeof(TagMap) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        ? type.GetProperty("Empty", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)!.GetValue(null)
        : null;

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } value ? value.Name + "?"
        : type.IsGenericType ? $"ValueList<{type.GetGenericArguments().Single().Name}>"
        : type.Name;
}
