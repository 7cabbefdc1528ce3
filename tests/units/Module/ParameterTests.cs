using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Commands;
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

    private static readonly string[] PagingNames = ["MaxItems", "PageSize", "StartingToken", "NextTokenVariable", "ThrottleLimit"];

    // Name|Alias@0<vp: stands first, comes from the pipeline by value and by property name; in brackets: may be left out. The
    // parameters of the connection and of pages are in tests of their own.
    public static TheoryData<string, string[]> Sets => new()
    {
        { "Get-IBWorkflowExecution", ["List: ImageBuildVersionArn|Arn@0<vp [Status] [After] [Before]", "ById: WorkflowExecutionId@0<vp"] },
        { "Get-IBWorkflowStepExecution", ["List: WorkflowExecutionId@0<vp [Status] [After] [Before]", "ById: StepExecutionId@0<vp"] },
        { "Get-IBLifecycleExecution", ["List: ResourceArn|Arn|ImageBuildVersionArn@0<vp [Status] [After] [Before] [LifecycleExecutionRegion<p]", "ById: LifecycleExecutionId@0<vp [LifecycleExecutionRegion<p]"] },
        { "Get-IBLifecycleExecutionResource", ["List: LifecycleExecutionId@0<vp [ParentResourceId|ResourceId@1<v] [Recurse] [LifecycleExecutionRegion<p]"] },
        { "Get-IBLifecyclePolicy", ["List: [Name@0] [Status] [Filter|Filters]", "ById: Arn|LifecyclePolicyArn@0<vp"] },
        {
            "Get-IBImage",
            [
                "List: [Name@0] [Owner] [IncludeDeprecated] [Status] [After] [Before] [Filter|Filters]",
                "ByVersion: ImageVersionArn@0<vp [Status] [After] [Before] [Filter|Filters]",
                "ByPipeline: ImagePipelineArn@0<vp [Status] [After] [Before] [Filter|Filters]",
                "ById: ImageBuildVersionArn@0<vp",
            ]
        },
        { "Get-IBImagePipeline", ["List: [Name@0] [Status] [Filter|Filters]", "ById: Arn|ImagePipelineArn|SourcePipelineArn@0<vp"] },
        { "Get-IBWorkflow", ["List: [Name@0] [Owner] [Filter|Filters]", "ByVersion: WorkflowVersionArn@0<vp", "ById: WorkflowBuildVersionArn@0<vp"] },
        { "Get-IBWaitingWorkflowStep", ["List:"] },
        { "Connect-IBSampleAccount", ["[Speed@0]"] },
        { "Disconnect-IBSampleAccount", [""] },
        { "Start-IBImagePipeline", ["ImagePipelineArn|Arn@0<vp [ClientToken] [PassThru]"] },
        { "Restart-IBImage", ["ImageBuildVersionArn|Arn@0<vp [ClientToken] [PassThru]"] },
        { "Stop-IBImage", ["ImageBuildVersionArn|Arn@0<vp [ClientToken] [PassThru]"] },
        { "Stop-IBLifecycleExecution", ["LifecycleExecutionId@0<v [LifecycleExecutionRegion<p] [ClientToken] [PassThru]"] },
        { "Send-IBWorkflowStepAction", 
            [
                "ById: StepExecutionId@0<vp ImageBuildVersionArn@1<p Action@2 [Reason] [ClientToken] [PassThru]",
                "Piped: StepExecutionId<vp ImageBuildVersionArn<p Action@0 [Reason] [ClientToken] [PassThru]",
            ] },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_cmdlet_has_the_parameter_sets_of_the_issues(string name, string[] sets)
    {
        var cmdlet = CmdletClass.All.Single(cmdlet => cmdlet.Name == name);

        Assert.Equal(
            sets,
            cmdlet.Sets.Count == 0
                ? [Describe(cmdlet, string.Empty)]
                : cmdlet.Sets.OrderByDescending(set => set == cmdlet.DefaultSet).Select(set => $"{set}: {Describe(cmdlet, set)}".TrimEnd()));
    }

    [Fact]
    public void Every_cmdlet_is_in_that_table() =>
        Assert.Equal(CmdletClass.All.Select(cmdlet => cmdlet.Name).Order(), Sets.Select(row => row.Data.Item1).Order());

    [Fact]
    public void A_set_that_needs_a_parameter_needs_one_that_comes_first_and_from_the_pipeline() => Assert.All(CmdletClass.Listings, cmdlet => Assert.All(cmdlet.Sets, set =>
    {
        var mandatory = cmdlet.UsesIn(set).Where(one => one.Use.IsMandatory).ToList();
        if (mandatory.Count == 0)
        {
            // A listing of all there are.
            Assert.Equal(cmdlet.DefaultSet, set);
            return;
        }

        AssertSubject(Assert.Single(mandatory), set);
    }));

    [Fact]
    public void What_changes_something_is_told_what_by_a_parameter_that_comes_first_and_from_the_pipeline() => Assert.All(
        CmdletClass.Actions, cmdlet => AssertSubject(Assert.Single(cmdlet.UsesIn(cmdlet.DefaultSet ?? string.Empty), one => one.Use is { IsMandatory: true, Position: 0 }), cmdlet.DefaultSet));

    [Fact]
    public void A_set_without_a_subject_takes_names_first_or_nothing_and_nothing_from_the_pipeline() => Assert.All(
        CmdletClass.Listings.Where(cmdlet => !cmdlet.UsesIn(cmdlet.DefaultSet!).Any(one => one.Use.IsMandatory)), cmdlet =>
    {
        var own = cmdlet.UsesIn(cmdlet.DefaultSet!).Where(one => one.Use.Set is not null).ToList();
        var positional = own.Where(one => one.Use.Position is not null).ToList();

        Assert.DoesNotContain(own, one => one.Use.ByValue || one.Use.ByPropertyName);
        Assert.All(positional, one => Assert.Equal(("Name", 0), (one.Parameter.Name, one.Use.Position)));
        Assert.Equal(own.Count(one => one.Parameter.Name == "Name"), positional.Count);
        Assert.All(positional, one => Assert.NotNull(one.Parameter.ArgumentsOf<SupportsWildcardsAttribute>()));
    });

    [Fact]
    public void Names_and_statuses_are_lists_of_texts_that_are_not_empty() => Assert.All(
        CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).Where(parameter => parameter.Name is "Name" or "Status"), parameter =>
    {
        Assert.Equal(typeof(string[]), parameter.Property.PropertyType);
        Assert.NotNull(parameter.ArgumentsOf<ValidateNotNullOrEmptyAttribute>());
        Assert.All(parameter.Uses, use => Assert.False(use.ByValue || use.ByPropertyName || use.IsMandatory));
    });

    [Fact]
    public void Filters_are_of_our_own_type_and_know_their_forms() => Assert.All(
        CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).Where(parameter => parameter.Name == "Filter"), parameter =>
    {
        Assert.True(parameter.Property.PropertyType.GetElementType() is { IsSealed: true } type && type.BaseType == typeof(Filter));
        Assert.Contains(parameter.Property.GetCustomAttributesData(), attribute => attribute.AttributeType.Name == "FilterTransformationAttribute");
    });

    [Fact]
    public void Owners_are_those_of_the_API()
    {
        var owners = CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).Where(parameter => parameter.Name == "Owner").ToList();

        var known = ApiFacts.Read().EnumOf("Ownership").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(2, owners.Count);
        Assert.All(owners, owner => Assert.Equal(
            known,
            ((IEnumerable<CustomAttributeTypedArgument>)Assert.Single(owner.ArgumentsOf<ValidateSetAttribute>()!)!).Select(value => (string)value.Value!).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_prompt_for_a_mandatory_parameter_has_a_help_message() => Assert.All(
        CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).SelectMany(parameter => parameter.Uses.Select(use => (Parameter: parameter, Use: use))).Where(pair => pair.Use.IsMandatory),
        pair => Assert.False(string.IsNullOrWhiteSpace(pair.Use.HelpMessage), $"{pair.Parameter} has no HelpMessage."));

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

    // Whoever adds a property or an alias may make an object bind where it should not: these tests say so.
    public static TheoryData<string, string[]> Bindings => new()
    {
        {
            "Arn",
            [
                "Get-IBImagePipeline -Arn", "Get-IBLifecycleExecution -ResourceArn", "Get-IBLifecyclePolicy -Arn",
                "Get-IBWorkflowExecution -ImageBuildVersionArn", "Restart-IBImage -ImageBuildVersionArn", "Start-IBImagePipeline -ImagePipelineArn",
                "Stop-IBImage -ImageBuildVersionArn",
            ]
        },
        {
            "ImageBuildVersionArn",
            [
                "Get-IBImage -ImageBuildVersionArn", "Get-IBLifecycleExecution -ResourceArn", "Get-IBWorkflowExecution -ImageBuildVersionArn",
                "Restart-IBImage -ImageBuildVersionArn", "Send-IBWorkflowStepAction -ImageBuildVersionArn", "Stop-IBImage -ImageBuildVersionArn",
            ]
        },
        {
            "ImagePipelineArn",
            [
                "Get-IBImage -ImagePipelineArn", "Get-IBImagePipeline -Arn", "Start-IBImagePipeline -ImagePipelineArn",
            ]
        },
        {
            "LifecycleExecutionId",
            [
                "Get-IBLifecycleExecution -LifecycleExecutionId", "Get-IBLifecycleExecutionResource -LifecycleExecutionId",
            ]
        },
        {
            "LifecycleExecutionRegion",
            [
                "Get-IBLifecycleExecution -LifecycleExecutionRegion", "Get-IBLifecycleExecutionResource -LifecycleExecutionRegion",
                "Stop-IBLifecycleExecution -LifecycleExecutionRegion",
            ]
        },
        {
            "LifecyclePolicyArn",
            [
                "Get-IBLifecyclePolicy -Arn",
            ]
        },
        {
            "ResourceArn",
            [
                "Get-IBLifecycleExecution -ResourceArn",
            ]
        },
        {
            "SourcePipelineArn",
            [
                "Get-IBImagePipeline -Arn",
            ]
        },
        {
            "StepExecutionId",
            [
                "Get-IBWorkflowStepExecution -StepExecutionId", "Send-IBWorkflowStepAction -StepExecutionId",
            ]
        },
        {
            "WorkflowBuildVersionArn",
            [
                "Get-IBWorkflow -WorkflowBuildVersionArn",
            ]
        },
        {
            "WorkflowExecutionId",
            [
                "Get-IBWorkflowExecution -WorkflowExecutionId", "Get-IBWorkflowStepExecution -WorkflowExecutionId",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Bindings))]
    public void A_property_of_an_object_goes_to_these_parameters_of_the_next_cmdlet(string property, string[] parameters) =>
        Assert.Equal(parameters, ByPropertyName(property));

    [Fact]
    public void Objects_bring_along_what_the_next_cmdlet_needs_and_nothing_else()
    {
        var types = CmdletClass.All.Except(CmdletClass.Switches).SelectMany(cmdlet => cmdlet.OutputTypes).Distinct().ToList();

        Assert.Equal(
            [
                "Image: Arn, ImagePipelineArn, LifecycleExecutionId, SourcePipelineArn",
                "ImageActionResult: ImageBuildVersionArn, ImagePipelineArn",
                "ImagePipeline: Arn",
                "ImageVersion: Arn",
                "LifecycleActionResult: LifecycleExecutionId",
                "LifecycleExecution: LifecycleExecutionId, LifecyclePolicyArn, ResourceArn",
                "LifecycleExecutionResource: LifecycleExecutionId, LifecycleExecutionRegion",
                "LifecyclePolicy: Arn",
                "WaitingWorkflowStep: ImageBuildVersionArn, StepExecutionId, WorkflowBuildVersionArn, WorkflowExecutionId",
                "Workflow: Arn",
                "WorkflowExecution: ImageBuildVersionArn, WorkflowBuildVersionArn, WorkflowExecutionId",
                "WorkflowStepActionResult: ImageBuildVersionArn, StepExecutionId",
                "WorkflowStepExecution: ImageBuildVersionArn, StepExecutionId, WorkflowBuildVersionArn, WorkflowExecutionId",
                "WorkflowVersion: Arn",
            ],
            types.Select(type => (type.Name, Properties: type.GetProperties().Select(property => property.Name).Where(name => name != "Region" && ByPropertyName(name).Any()).Order(StringComparer.Ordinal)))
                .OrderBy(type => type.Name, StringComparer.Ordinal)
                .Select(type => $"{type.Name}: {string.Join(", ", type.Properties)}"));
        Assert.All(types, type => Assert.Equal(typeof(string), type.GetProperty("Region")?.PropertyType));
        Assert.Equal(
            types.SelectMany(type => type.GetProperties()).Select(property => property.Name).Where(name => name != "Region" && ByPropertyName(name).Any()).Distinct().Order(StringComparer.Ordinal),
            Bindings.Select(row => row.Data.Item1));
    }

    [Fact]
    public void A_message_that_sends_a_value_to_another_parameter_names_one_that_exists()
    {
        var sent = Identifiers.All
            .SelectMany(right => Identifiers.All.Select(wrong => wrong.Problem(right.Form)))
            .Select(problem => problem is null ? null : IdentifierText.Of(problem))
            .Select(problem => Regex.Match(problem ?? string.Empty, @"give it to (\S+) -(\S+)\.$"))
            .Where(match => match.Success)
            .Select(match => (Cmdlet: match.Groups[1].Value, Parameter: match.Groups[2].Value))
            .Distinct()
            .ToList();

        Assert.True(sent.Count >= 4);
        Assert.All(sent, target => Assert.NotNull(CmdletClass.All.Single(cmdlet => cmdlet.Name == target.Cmdlet).Parameter(target.Parameter)));
    }

    private static IEnumerable<string> ByPropertyName(string property) =>
        (from cmdlet in CmdletClass.All
         from parameter in cmdlet.Parameters
         where parameter.Uses.Any(use => use.ByPropertyName) && parameter.Aliases.Prepend(parameter.Name).Contains(property, StringComparer.OrdinalIgnoreCase)
         select $"{cmdlet} -{parameter}").Order(StringComparer.Ordinal);

    private static void AssertSubject((CmdletParameter Parameter, ParameterUse Use) subject, string? set)
    {
        // An image carries the id of a lifecycle execution, which must not be cancelled for it.
        var isCarriedByOthers = subject.Parameter.Property.DeclaringType == typeof(StopIBLifecycleExecutionCommand);
        Assert.Equal(new ParameterUse(set, IsMandatory: true, Position: 0, ByValue: true, ByPropertyName: !isCarriedByOthers, TakesRest: false), subject.Use with { HelpMessage = null });
        Assert.Equal(typeof(string[]), subject.Parameter.Property.PropertyType);
        Assert.NotNull(subject.Parameter.ArgumentsOf<AllowEmptyStringAttribute>());
        Assert.Contains(subject.Parameter.Property.GetCustomAttributesData(), attribute => attribute.AttributeType.Name == "IdentifierTransformationAttribute");
    }

    private static string Describe(CmdletClass cmdlet, string set) => string.Join(' ', cmdlet.UsesIn(set)
        .Where(one => one.Parameter.Property.DeclaringType != typeof(ConnectedCmdlet) && !PagingNames.Contains(one.Parameter.Name))
        .OrderByDescending(one => one.Parameter.Property.DeclaringType == cmdlet.Type)
        .Select(one => Describe(one.Parameter, one.Use)));

    private static string Describe(CmdletParameter parameter, ParameterUse use)
    {
        Assert.False(use.TakesRest);
        var position = use.Position is { } place ? string.Create(CultureInfo.InvariantCulture, $"@{place}") : string.Empty;
        var pipeline = (use.ByValue || use.ByPropertyName ? "<" : string.Empty) + (use.ByValue ? "v" : string.Empty) + (use.ByPropertyName ? "p" : string.Empty);
        var text = string.Join('|', parameter.Aliases.Prepend(parameter.Name)) + position + pipeline;
        return use.IsMandatory ? text : $"[{text}]";
    }
}
