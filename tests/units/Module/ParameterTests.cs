using System.Management.Automation;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The parameters that say what is asked for.</summary>
public sealed class ParameterTests
{
    // PowerShell's own, which every cmdlet has.
    private static readonly string[] CommonNames =
    [
        "Verbose", "vb", "Debug", "db", "ErrorAction", "ea", "WarningAction", "wa", "InformationAction", "infa", "ProgressAction", "proga", "ErrorVariable", "ev",
        "WarningVariable", "wv", "InformationVariable", "iv", "OutVariable", "ov", "OutBuffer", "ob", "PipelineVariable", "pv", "WhatIf", "wi", "Confirm", "cf",
    ];

    public static TheoryData<string, string, string[], string, string[]> Inputs => new()
    {
        { "Get-IBWorkflowExecution", "ImageBuildVersionArn", ["Arn"], "WorkflowExecutionId", [] },
        { "Get-IBWorkflowStepExecution", "WorkflowExecutionId", [], "StepExecutionId", [] },
        { "Get-IBLifecycleExecution", "ResourceArn", ["Arn", "ImageBuildVersionArn"], "LifecycleExecutionId", [] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_cmdlet_has_the_parameter_sets_of_the_issue(string name, string first, string[] aliases, string second, string[] otherAliases)
    {
        var cmdlet = CmdletClass.All.Single(cmdlet => cmdlet.Name == name);

        Assert.Equal(2, cmdlet.Sets.Count);
        Assert.Equal(cmdlet.DefaultSet, Assert.Single(cmdlet.Parameter(first).Uses).Set);
        Assert.Equal(cmdlet.Sets.Single(set => set != cmdlet.DefaultSet), Assert.Single(cmdlet.Parameter(second).Uses).Set);
        Assert.Equal(aliases, cmdlet.Parameter(first).Aliases);
        Assert.Equal(otherAliases, cmdlet.Parameter(second).Aliases);
    }

    [Fact]
    public void Every_set_has_one_mandatory_parameter_that_comes_first_and_from_the_pipeline() => Assert.All(CmdletClass.All, cmdlet => Assert.All(cmdlet.Sets, set =>
    {
        var (parameter, use) = Assert.Single(cmdlet.UsesIn(set), one => one.Use.IsMandatory || one.Use.Position is not null || one.Use.ByValue || one.Use.TakesRest);

        Assert.Equal(new ParameterUse(set, IsMandatory: true, Position: 0, ByValue: true, ByPropertyName: true, TakesRest: false), use);
        Assert.Equal(typeof(string[]), parameter.Property.PropertyType);
        Assert.NotNull(parameter.ArgumentsOf<AllowEmptyStringAttribute>());
    }));

    [Fact]
    public void Names_and_aliases_are_unique_in_a_cmdlet() => Assert.All(CmdletClass.All, cmdlet =>
    {
        var names = cmdlet.Parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)).Concat(CommonNames).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    });

    [Fact]
    public void A_parameter_can_be_set_and_is_of_a_type_that_every_session_knows() => Assert.All(CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters), parameter =>
    {
        Assert.True(parameter.Property.SetMethod?.IsPublic);
        Assert.True(PublicSurface.IsKnownToEverySession(parameter.Property.PropertyType), $"{parameter}: {parameter.Property.PropertyType}");
    });

    [Fact]
    public void A_public_member_of_a_cmdlet_is_of_a_type_that_every_session_knows() => Assert.All(
        CmdletClass.All[0].Type.Assembly.GetExportedTypes(), type => Assert.Empty(PublicSurface.UnknownTypesOf(type)));

    // Whoever adds a property or an alias may make an object bind where it should not.
    [Fact]
    public void Objects_bring_along_what_the_next_cmdlet_needs_and_nothing_else()
    {
        var bindings =
            from type in CmdletClass.All.SelectMany(cmdlet => cmdlet.OutputTypes).Distinct()
            from cmdlet in CmdletClass.All
            from parameter in cmdlet.Parameters
            where parameter.Uses.Any(use => use.ByPropertyName)
            from name in parameter.Aliases.Prepend(parameter.Name)
            where type.GetProperties().Any(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            where name != "Region"
            select $"{type.Name}.{name} -> {cmdlet.Name} -{parameter.Name}";

        Assert.Equal(
            [
                "LifecycleExecution.LifecycleExecutionId -> Get-IBLifecycleExecution -LifecycleExecutionId",
                "LifecycleExecution.ResourceArn -> Get-IBLifecycleExecution -ResourceArn",
                "WorkflowExecution.ImageBuildVersionArn -> Get-IBLifecycleExecution -ResourceArn",
                "WorkflowExecution.ImageBuildVersionArn -> Get-IBWorkflowExecution -ImageBuildVersionArn",
                "WorkflowExecution.WorkflowExecutionId -> Get-IBWorkflowExecution -WorkflowExecutionId",
                "WorkflowExecution.WorkflowExecutionId -> Get-IBWorkflowStepExecution -WorkflowExecutionId",
                "WorkflowStepExecution.ImageBuildVersionArn -> Get-IBLifecycleExecution -ResourceArn",
                "WorkflowStepExecution.ImageBuildVersionArn -> Get-IBWorkflowExecution -ImageBuildVersionArn",
                "WorkflowStepExecution.StepExecutionId -> Get-IBWorkflowStepExecution -StepExecutionId",
                "WorkflowStepExecution.WorkflowExecutionId -> Get-IBWorkflowExecution -WorkflowExecutionId",
                "WorkflowStepExecution.WorkflowExecutionId -> Get-IBWorkflowStepExecution -WorkflowExecutionId",
            ],
            bindings.Order(StringComparer.Ordinal));
        Assert.All(CmdletClass.All, cmdlet => Assert.All(cmdlet.OutputTypes, type => Assert.NotNull(type.GetProperty("Region"))));
    }

    [Fact]
    public void A_message_that_sends_a_value_to_another_parameter_names_one_that_exists()
    {
        var sent = Identifiers.All
            .SelectMany(right => Identifiers.All.Select(wrong => wrong.Problem(right.Form)))
            .Select(problem => Regex.Match(problem ?? string.Empty, @"give it to (\S+) -(\S+)\.$"))
            .Where(match => match.Success)
            .Select(match => (Cmdlet: match.Groups[1].Value, Parameter: match.Groups[2].Value))
            .Distinct()
            .ToList();

        Assert.True(sent.Count >= 4);
        Assert.All(sent, target => Assert.NotNull(CmdletClass.All.Single(cmdlet => cmdlet.Name == target.Cmdlet).Parameter(target.Parameter)));
    }
}
