using System.Management.Automation;
using System.Text.Json;
using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>Whoever adds a parameter or a status adds what Tab offers for it.</summary>
public sealed class CompleterConventionTests
{
    // What is not listed anywhere: whatever a lifecycle policy has touched.
    private static readonly string[] WithoutCompleter = ["ParentResourceId"];

    public static TheoryData<string, string> Statuses =>
        new()
        {
            { nameof(ImageStatusCompleter), "ImageStatus" },
            { nameof(PipelineStatusCompleter), "PipelineStatus" },
            { nameof(LifecyclePolicyStatusCompleter), "LifecyclePolicyStatus" },
            { nameof(LifecycleExecutionStatusCompleter), "LifecycleExecutionStatus" },
            { nameof(WorkflowExecutionStatusCompleter), "WorkflowExecutionStatus" },
            { nameof(WorkflowStepExecutionStatusCompleter), "WorkflowStepExecutionStatus" },
        };

    [Fact]
    public void Every_id_name_and_status_can_be_completed()
    {
        var missing =
            from cmdlet in CmdletClass.All
            from parameter in cmdlet.Parameters
            where
                parameter.Name is "Name" or "Status" or "Region" or "ProfileName"
                || parameter.Name.EndsWith("Arn", StringComparison.Ordinal)
                || parameter.Name.EndsWith("Id", StringComparison.Ordinal)
            where !WithoutCompleter.Contains(parameter.Name) && CompleterOf(parameter) is null
            select $"{cmdlet} -{parameter.Name}";

        Assert.Empty(missing);
    }

    // A public class of the module could be taken for a cmdlet; PowerShell makes one of any class that can be made without arguments.
    [Fact]
    public void A_completer_is_not_public_and_can_be_made() =>
        Assert.All(
            typeof(Completer).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IArgumentCompleter)) && !type.IsAbstract),
            type =>
            {
                Assert.True(type is { IsPublic: false, IsSealed: true }, type.Name);
                Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
            }
        );

    [Fact]
    public void Every_completer_is_used() =>
        Assert.Equal(
            typeof(Completer)
                .Assembly.GetTypes()
                .Where(type => type.IsAssignableTo(typeof(IArgumentCompleter)) && !type.IsAbstract)
                .Select(type => type.Name)
                .Order(),
            CmdletClass
                .All.SelectMany(cmdlet => cmdlet.Parameters)
                .Select(CompleterOf)
                .OfType<Type>()
                .Select(type => type.Name)
                .Distinct()
                .Order()
        );

    [Theory]
    [MemberData(nameof(Statuses))]
    public void The_statuses_are_those_of_the_API(string completer, string shape)
    {
        using var reference = JsonDocument.Parse($$"""{ "shape": "{{shape}}" }""");
        var known = ApiFacts.Read().Resolve(reference.RootElement).GetProperty("enum").EnumerateArray().Select(value => value.GetString()!);
        var type = typeof(StatusCompleter).Assembly.GetType($"{typeof(StatusCompleter).Namespace}.{completer}", throwOnError: true)!;

        Assert.Equal(known, ((StatusCompleter)Activator.CreateInstance(type)!).Statuses);
    }

    // The user guide names it, and steps have it: a warning would be wrong.
    [Fact]
    public void A_step_that_waits_has_a_status_that_is_known_and_not_in_the_model()
    {
        var completer = new WorkflowStepExecutionStatusCompleter();

        Assert.DoesNotContain("WAITING", completer.Statuses);
        Assert.True(completer.Knows("waiting"));
        Assert.True(completer.Knows("failed"));
        Assert.False(completer.Knows("faild"));
        Assert.False(new WorkflowExecutionStatusCompleter().Knows("WAITING"));
    }

    private static Type? CompleterOf(CmdletParameter parameter) =>
        (Type?)
            parameter
                .Property.GetCustomAttributesData()
                .SingleOrDefault(attribute => attribute.AttributeType == typeof(ArgumentCompleterAttribute))
                ?.ConstructorArguments[0]
                .Value;
}
