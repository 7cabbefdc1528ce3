using System.Management.Automation;
using System.Reflection;
using ImageBuilderWorkflow.Commands;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>
/// How values find their parameter sets, as the tables of the cmdlets say. What PowerShell makes of it is tested there.
/// </summary>
public sealed class IdentifierRoutingTests
{
    private static readonly List<Routing> All =
    [
        .. CmdletClass.All.SelectMany(cmdlet => cmdlet.Parameters.Select(parameter => Routing.Of(cmdlet, parameter)).OfType<Routing>()),
    ];

    [Fact]
    public void Every_parameter_that_competes_for_the_first_place_has_a_routing() =>
        Assert.All(
            CmdletClass.All.Except(CmdletClass.Switches),
            cmdlet =>
                Assert.Equal(
                    cmdlet
                        .Parameters.Where(parameter =>
                            parameter.Uses.Any(use => use.Position == 0) && parameter.ArgumentsOf<ValidateSetAttribute>() is null
                        )
                        .Select(parameter => parameter.Name),
                    All.Where(routing => routing.Cmdlet == cmdlet).Select(routing => routing.Parameter.Name)
                )
        );

    [Fact]
    public void A_table_has_exactly_the_parameters_that_refer_to_it() =>
        Assert.All(
            CmdletClass.All.Where(cmdlet => Routing.TableOf(cmdlet.Type) is not null),
            cmdlet =>
                Assert.Equal(
                    All.Where(routing => routing.Cmdlet == cmdlet && routing.IsOfTable).Select(routing => routing.Parameter.Name).Order(),
                    Routing.TableOf(cmdlet.Type)!.Select(route => route.Parameter).Order()
                )
        );

    [Fact]
    public void Where_sets_compete_for_a_value_one_takes_whatever_no_other_does() =>
        Assert.All(
            All.GroupBy(routing => routing.Cmdlet),
            routings =>
            {
                var byForm = routings.Where(routing => !routing.Route.TakesNames).ToList();
                Assert.True(
                    byForm.Count == 0 || byForm.Exists(routing => routing.Route.Only is null),
                    $"{routings.Key} leaves a bad value without a message of its own."
                );
                Assert.All(
                    byForm.Where(routing => routing.Route.Only is not null),
                    routing => Assert.Equal(routing.Parameter.Name, routing.Route.Only!.Name)
                );
                Assert.True(byForm.Count < 3 || byForm.Count(routing => routing.Route.Only is null) == 1);
            }
        );

    [Fact]
    public void The_route_that_gets_single_objects_is_that_of_the_set_without_pages() =>
        Assert.All(
            All.Where(routing => routing.IsOfTable && typeof(ListingCmdlet).IsAssignableFrom(routing.Cmdlet.Type)),
            routing =>
                Assert.Equal(routing.Parameter.Uses.Any(use => CmdletClass.SetsOfObjects.Contains(use.Set)), routing.Route.GetsObjects)
        );

    [Fact]
    public void Only_names_are_taken_as_names() =>
        Assert.All(All, routing => Assert.Equal(routing.Parameter.Name == "Name", routing.Route.TakesNames));

    [Fact]
    public void The_property_of_an_object_that_is_looked_for_is_the_parameter_itself_or_one_that_an_object_has() =>
        Assert.All(
            All,
            routing =>
            {
                var properties = routing.Route.Properties;
                Assert.Contains(properties, property => property == routing.Parameter.Name || routing.Parameter.Aliases.Contains(property));
                Assert.All(
                    properties,
                    property =>
                        Assert.True(
                            property == routing.Parameter.Name
                                || ApiNames.Types.Any(type => type.GetProperty(property)?.PropertyType == typeof(string)),
                            $"{routing.Cmdlet} looks for {property}."
                        )
                );
                Assert.All(routing.Parameter.Aliases, alias => Assert.Contains(alias, properties));
            }
        );

    /// <summary>The route of a parameter.</summary>
    private sealed record Routing(CmdletClass Cmdlet, CmdletParameter Parameter, IdentifierRoute Route, bool IsOfTable)
    {
        public static IdentifierRoute[]? TableOf(Type cmdlet) =>
            (IdentifierRoute[]?)
                cmdlet.GetProperty("Routes", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy)?.GetValue(null);

        public static Routing? Of(CmdletClass cmdlet, CmdletParameter parameter)
        {
            var written = parameter
                .Property.GetCustomAttributesData()
                .SingleOrDefault(attribute => attribute.AttributeType.Name == "IdentifierTransformationAttribute");
            if (written is null)
            {
                return null;
            }

            if (written.ConstructorArguments[0].Value is Type table)
            {
                Assert.True(table.IsAssignableFrom(cmdlet.Type));
                Assert.Equal(parameter.Name, written.ConstructorArguments[1].Value);
                return new Routing(cmdlet, parameter, TableOf(table)!.Single(route => route.Parameter == parameter.Name), IsOfTable: true);
            }

            var properties = ((IEnumerable<CustomAttributeTypedArgument>)written.ConstructorArguments[0].Value!).Select(text =>
                (string)text.Value!
            );
            return new Routing(cmdlet, parameter, new IdentifierRoute(parameter.Name, [.. properties]), IsOfTable: false);
        }
    }
}
