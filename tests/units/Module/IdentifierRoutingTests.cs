using System.Management.Automation;
using System.Reflection;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>
/// How values find their parameter sets, as it is written on the parameters. What PowerShell makes of it is tested there.
/// </summary>
public sealed class IdentifierRoutingTests
{
    private static readonly List<Routing> All =
        [.. CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters.Select(parameter => Routing.Of(cmdlet, parameter)).OfType<Routing>())];

    [Fact]
    public void Every_parameter_that_competes_for_the_first_place_has_a_routing() => Assert.All(CmdletClass.All.Except(CmdletClass.Switches), cmdlet => Assert.Equal(
        cmdlet.Parameters.Where(parameter => parameter.Uses.Any(use => use.Position == 0) && parameter.ArgumentsOf<ValidateSetAttribute>() is null).Select(parameter => parameter.Name),
        All.Where(routing => routing.Cmdlet == cmdlet).Select(routing => routing.Parameter.Name)));

    [Fact]
    public void The_others_are_parameters_of_the_other_sets() => Assert.All(All.Where(routing => routing.Others.Count > 0), routing =>
    {
        var others = All.Where(other => other.Cmdlet == routing.Cmdlet && other != routing && !other.TakesNames).Select(other => other.Parameter.Name);
        Assert.Equal(others.Order(), routing.Others.Order());
    });

    [Fact]
    public void Where_sets_compete_for_a_value_one_takes_whatever_no_other_does() => Assert.All(All.GroupBy(routing => routing.Cmdlet), routings =>
    {
        var byForm = routings.Where(routing => !routing.TakesNames).ToList();
        Assert.True(byForm.Count == 0 || byForm.Exists(routing => routing.Only is null), $"{routings.Key} leaves a bad value without a message of its own.");
        Assert.All(byForm.Where(routing => routing.Only is not null), routing => Assert.Equal(routing.Parameter.Name, routing.Only));
        Assert.True(byForm.Count < 3 || byForm.Count(routing => routing.Only is null) == 1);
    });

    [Fact]
    public void The_other_that_gets_single_objects_is_that_of_the_set_without_pages() => Assert.All(All, routing =>
    {
        var byId = All.SingleOrDefault(other => other.Cmdlet == routing.Cmdlet && other.Parameter.Uses.Any(use => use.Set == "ById"));
        Assert.Equal(byId is null || byId == routing || routing.Others.Count == 0 ? null : byId.Parameter.Name, routing.OtherById);
    });

    [Fact]
    public void Only_names_are_taken_as_names() => Assert.All(All, routing => Assert.Equal(routing.Parameter.Name == "Name", routing.TakesNames));

    [Fact]
    public void A_listing_leaves_an_object_that_stands_for_itself_to_the_set_of_single_objects() => Assert.All(
        All.Where(routing => !routing.TakesNames && routing.Others.Count > 0),
        routing => Assert.Equal(routing.Parameter.Uses.All(use => use.Set != "ById"), routing.YieldsObjects));

    [Fact]
    public void The_property_of_an_object_that_is_looked_for_is_the_parameter_itself_or_one_that_an_object_has() => Assert.All(All, routing =>
    {
        Assert.Contains(routing.Properties, property => property == routing.Parameter.Name || routing.Parameter.Aliases.Contains(property));
        Assert.All(routing.Properties, property => Assert.True(
            property == routing.Parameter.Name || ApiNames.Types.Any(type => type.GetProperty(property)?.PropertyType == typeof(string)), $"{routing.Cmdlet} looks for {property}."));
        Assert.All(routing.Parameter.Aliases, alias => Assert.Contains(alias, routing.Properties));
    });

    /// <summary>What is written on a parameter.</summary>
    private sealed record Routing(
        CmdletClass Cmdlet, CmdletParameter Parameter, IReadOnlyList<string> Properties, IReadOnlyList<string> Others, string? OtherById, string? Only, bool YieldsObjects, bool TakesNames)
    {
        public static Routing? Of(CmdletClass cmdlet, CmdletParameter parameter)
        {
            if (parameter.Property.GetCustomAttributesData().SingleOrDefault(attribute => attribute.AttributeType.Name == "IdentifierTransformationAttribute") is not { } written)
            {
                return null;
            }

            return new Routing(
                cmdlet, parameter, Texts(written.ConstructorArguments[0].Value), Texts(Named("Others")), (string?)Named("OtherById"), (string?)Named("Only"), Named("YieldsObjects") is true, Named("TakesNames") is true);

            object? Named(string name) => written.NamedArguments.SingleOrDefault(argument => argument.MemberName == name).TypedValue.Value;
        }

        private static IReadOnlyList<string> Texts(object? value) =>
            [.. ((IEnumerable<CustomAttributeTypedArgument>?)value ?? []).Select(argument => (string)argument.Value!)];
    }
}
