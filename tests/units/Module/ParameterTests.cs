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
        "Verbose",
        "vb",
        "Debug",
        "db",
        "ErrorAction",
        "ea",
        "WarningAction",
        "wa",
        "InformationAction",
        "infa",
        "ProgressAction",
        "proga",
        "ErrorVariable",
        "ev",
        "WarningVariable",
        "wv",
        "InformationVariable",
        "iv",
        "OutVariable",
        "ov",
        "OutBuffer",
        "ob",
        "PipelineVariable",
        "pv",
        "WhatIf",
        "wi",
        "Confirm",
        "cf",
    ];

    private static readonly string[] PagingNames = ["MaxItems", "PageSize", "StartingToken", "NextTokenVariable", "ThrottleLimit"];

    public static TheoryData<string> Cmdlets => [.. CmdletClass.All.Select(cmdlet => cmdlet.Name)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_the_parameter_sets_that_its_test_begins_with(string name)
    {
        var cmdlet = CmdletClass.All.Single(cmdlet => cmdlet.Name == name);

        Assert.Equal(
            CmdletPromise.ParametersOf(name),
            cmdlet.Sets.Count == 0
                ? [Describe(cmdlet, string.Empty)]
                : cmdlet.Sets.OrderByDescending(set => set == cmdlet.DefaultSet).Select(set => $"{set}: {Describe(cmdlet, set)}".TrimEnd())
        );
    }

    [Fact]
    public void A_set_that_needs_a_parameter_needs_one_that_comes_first_and_from_the_pipeline() =>
        Assert.All(
            CmdletClass.Listings,
            cmdlet =>
                Assert.All(
                    cmdlet.Sets,
                    set =>
                    {
                        var mandatory = cmdlet.UsesIn(set).Where(one => one.Use.IsMandatory).ToList();
                        if (mandatory.Count == 0)
                        {
                            // A listing of all there are.
                            Assert.Equal(cmdlet.DefaultSet, set);
                            return;
                        }

                        AssertSubject(Assert.Single(mandatory), set);
                    }
                )
        );

    [Fact]
    public void What_changes_something_or_waits_is_told_for_what_by_a_parameter_that_comes_first_and_from_the_pipeline() =>
        Assert.All(
            CmdletClass.Actions.Concat(CmdletClass.Waits),
            cmdlet =>
                AssertSubject(
                    Assert.Single(cmdlet.UsesIn(cmdlet.DefaultSet ?? string.Empty), one => one.Use is { IsMandatory: true, Position: 0 }),
                    cmdlet.DefaultSet
                )
        );

    [Fact]
    public void A_set_without_a_subject_takes_names_first_or_nothing_and_nothing_from_the_pipeline() =>
        Assert.All(
            CmdletClass.Listings.Where(cmdlet => !cmdlet.UsesIn(cmdlet.DefaultSet!).Any(one => one.Use.IsMandatory)),
            cmdlet =>
            {
                var own = cmdlet.UsesIn(cmdlet.DefaultSet!).Where(one => one.Use.Set is not null).ToList();
                var positional = own.Where(one => one.Use.Position is not null).ToList();

                Assert.DoesNotContain(own, one => one.Use.ByValue || one.Use.ByPropertyName);
                Assert.All(positional, one => Assert.Equal(("Name", 0), (one.Parameter.Name, one.Use.Position)));
                Assert.Equal(own.Count(one => one.Parameter.Name == "Name"), positional.Count);
                Assert.All(positional, one => Assert.NotNull(one.Parameter.ArgumentsOf<SupportsWildcardsAttribute>()));
            }
        );

    [Fact]
    public void Names_and_statuses_are_lists_of_texts_that_are_not_empty() =>
        Assert.All(
            CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).Where(parameter => parameter.Name is "Name" or "Status"),
            parameter =>
            {
                Assert.Equal(typeof(string[]), parameter.Property.PropertyType);
                Assert.NotNull(parameter.ArgumentsOf<ValidateNotNullOrEmptyAttribute>());
                Assert.All(parameter.Uses, use => Assert.False(use.ByValue || use.ByPropertyName || use.IsMandatory));
            }
        );

    [Fact]
    public void Filters_are_of_our_own_type_and_know_their_forms() =>
        Assert.All(
            CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).Where(parameter => parameter.Name == "Filter"),
            parameter =>
            {
                Assert.True(parameter.Property.PropertyType.GetElementType() is { IsSealed: true } type && type.BaseType == typeof(Filter));
                Assert.Contains(
                    parameter.Property.GetCustomAttributesData(),
                    attribute => attribute.AttributeType.Name == "FilterTransformationAttribute"
                );
            }
        );

    [Fact]
    public void Owners_are_those_of_the_API()
    {
        var owners = CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters).Where(parameter => parameter.Name == "Owner").ToList();

        var known = ApiFacts.Read().EnumOf("Ownership").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(2, owners.Count);
        Assert.All(
            owners,
            owner =>
                Assert.Equal(
                    known,
                    ((IEnumerable<CustomAttributeTypedArgument>)Assert.Single(owner.ArgumentsOf<ValidateSetAttribute>()!)!)
                        .Select(value => (string)value.Value!)
                        .Order(StringComparer.Ordinal)
                )
        );
    }

    [Fact]
    public void A_prompt_for_a_mandatory_parameter_has_a_help_message() =>
        Assert.All(
            CmdletClass
                .All.SelectMany(cmdlet => cmdlet.Parameters)
                .SelectMany(parameter => parameter.Uses.Select(use => (Parameter: parameter, Use: use)))
                .Where(pair => pair.Use.IsMandatory),
            pair => Assert.False(string.IsNullOrWhiteSpace(pair.Use.HelpMessage), $"{pair.Parameter} has no HelpMessage.")
        );

    [Fact]
    public void Names_and_aliases_are_unique_in_a_cmdlet() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var names = cmdlet
                    .Parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name))
                    .Concat(CommonNames)
                    .ToList();

                Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
            }
        );

    [Fact]
    public void A_parameter_can_be_set_and_is_of_a_type_that_every_session_knows() =>
        Assert.All(
            CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters),
            parameter =>
            {
                Assert.True(parameter.Property.SetMethod?.IsPublic);
                Assert.True(
                    PublicSurface.IsKnownToEverySession(parameter.Property.PropertyType),
                    $"{parameter}: {parameter.Property.PropertyType}"
                );
            }
        );

    [Fact]
    public void A_public_member_of_a_cmdlet_is_of_a_type_that_every_session_knows() =>
        Assert.All(CmdletClass.All[0].Type.Assembly.GetExportedTypes(), type => Assert.Empty(PublicSurface.UnknownTypesOf(type)));

    // What binds to what else, the names and aliases in the promises say.
    [Fact]
    public void Every_object_brings_the_region_along_and_something_that_a_cmdlet_takes() =>
        Assert.All(
            CmdletClass
                .All.Except(CmdletClass.Unconnected)
                .SelectMany(cmdlet => cmdlet.OutputTypes)
                .Where(type => type.IsSubclassOf(typeof(ServiceObject)))
                .Distinct(),
            type =>
            {
                Assert.Equal(typeof(string), type.GetProperty("Region")?.PropertyType);
                Assert.Contains(type.GetProperties(), property => property.Name != "Region" && ByPropertyName(property.Name).Any());
            }
        );

    [Fact]
    public void A_message_that_sends_a_value_to_another_parameter_names_one_that_exists()
    {
        var sent = Identifiers
            .All.SelectMany(right => Identifiers.All.Select(wrong => wrong.Problem(right.Form)))
            .Select(problem => problem is null ? null : IdentifierText.Of(problem))
            .Select(problem => Regex.Match(problem ?? string.Empty, @"give it to (\S+) -(\S+)\.$"))
            .Where(match => match.Success)
            .Select(match => (Cmdlet: match.Groups[1].Value, Parameter: match.Groups[2].Value))
            .Distinct()
            .ToList();

        Assert.True(sent.Count >= 4);
        Assert.All(
            sent,
            target => Assert.NotNull(CmdletClass.All.Single(cmdlet => cmdlet.Name == target.Cmdlet).Parameter(target.Parameter))
        );
    }

    private static IEnumerable<string> ByPropertyName(string property) =>
        (
            from cmdlet in CmdletClass.All
            from parameter in cmdlet.Parameters
            where
                parameter.Uses.Any(use => use.ByPropertyName)
                && parameter.Aliases.Prepend(parameter.Name).Contains(property, StringComparer.OrdinalIgnoreCase)
            select $"{cmdlet} -{parameter}"
        ).Order(StringComparer.Ordinal);

    private static void AssertSubject((CmdletParameter Parameter, ParameterUse Use) subject, string? set)
    {
        // An image carries the id of a lifecycle execution, which must not be cancelled for it.
        var isCarriedByOthers = subject.Parameter.Property.DeclaringType == typeof(StopIBLifecycleExecutionCommand);
        Assert.Equal(
            new ParameterUse(set, IsMandatory: true, Position: 0, ByValue: true, ByPropertyName: !isCarriedByOthers, TakesRest: false),
            subject.Use with
            {
                HelpMessage = null,
            }
        );
        Assert.Equal(typeof(string[]), subject.Parameter.Property.PropertyType);
        Assert.NotNull(subject.Parameter.ArgumentsOf<AllowEmptyStringAttribute>());
        Assert.Contains(
            subject.Parameter.Property.GetCustomAttributesData(),
            attribute => attribute.AttributeType.Name == "IdentifierTransformationAttribute"
        );
    }

    private static bool IsOfConnection(CmdletParameter parameter) =>
        parameter.Property.DeclaringType == typeof(ConnectedCmdlet) || parameter.Property.DeclaringType == typeof(SweepingCmdlet);

    private static string Describe(CmdletClass cmdlet, string set) =>
        string.Join(
            ' ',
            cmdlet
                .UsesIn(set)
                .Where(one => !IsOfConnection(one.Parameter) && !PagingNames.Contains(one.Parameter.Name))
                .OrderByDescending(one => one.Parameter.Property.DeclaringType == cmdlet.Type)
                .Select(one => Describe(one.Parameter, one.Use))
        );

    private static string Describe(CmdletParameter parameter, ParameterUse use)
    {
        Assert.False(use.TakesRest);
        var position = use.Position is { } place ? string.Create(CultureInfo.InvariantCulture, $"@{place}") : string.Empty;
        var pipeline =
            (use.ByValue || use.ByPropertyName ? "<" : string.Empty)
            + (use.ByValue ? "v" : string.Empty)
            + (use.ByPropertyName ? "p" : string.Empty);
        var text = string.Join('|', parameter.Aliases.Prepend(parameter.Name)) + position + pipeline;
        return use.IsMandatory ? text : $"[{text}]";
    }
}
