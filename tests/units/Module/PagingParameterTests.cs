using System.Management.Automation;
using ImageBuilderWorkflow.Commands;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The parameters that say how much of a listing to read, and from where.</summary>
public sealed class PagingParameterTests
{
    public static TheoryData<string, Type, string[]> Parameters =>
        new()
        {
            { "MaxItems", typeof(int?), [] },
            { "PageSize", typeof(int), ["MaxResult", "MaxResults"] },
            { "StartingToken", typeof(string), ["NextToken"] },
            { "NextTokenVariable", typeof(string), [] },
        };

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_listing_has_it_in_all_sets_but_that_of_single_objects_and_not_from_the_pipeline(
        string name,
        Type type,
        string[] aliases
    ) =>
        Assert.All(
            CmdletClass.Listings.Where(cmdlet => !IsSorted(cmdlet) || name is not ("StartingToken" or "NextTokenVariable")),
            cmdlet =>
            {
                var parameter = cmdlet.Parameter(name);

                Assert.Equal(type, parameter.Property.PropertyType);
                Assert.Equal(aliases.Order(), parameter.Aliases.Order());
                Assert.Equal(
                    cmdlet
                        .Sets.Except(CmdletClass.SetsOfObjects)
                        .Order()
                        .Select(set => new ParameterUse(
                            set,
                            IsMandatory: false,
                            Position: null,
                            ByValue: false,
                            ByPropertyName: false,
                            TakesRest: false
                        )),
                    parameter.Uses.OrderBy(use => use.Set)
                );
            }
        );

    [Fact]
    public void What_sorts_many_listings_takes_no_token_of_one() =>
        Assert.All(
            CmdletClass.Listings.Where(IsSorted),
            cmdlet => Assert.DoesNotContain(cmdlet.Parameters, parameter => parameter.Name is "StartingToken" or "NextTokenVariable")
        );

    [Theory]
    [MemberData(nameof(Parameters))]
    public void What_changes_something_has_no_pages(string name, Type type, string[] aliases)
    {
        Assert.NotNull(type);
        Assert.All(
            CmdletClass.Actions.SelectMany(cmdlet => cmdlet.Parameters),
            parameter => Assert.Empty(parameter.Aliases.Prepend(parameter.Name).Intersect(aliases.Prepend(name)))
        );
    }

    [Fact]
    public void The_default_of_the_page_size_is_told_and_true() =>
        Assert.All(CmdletClass.Listings, cmdlet => Assert.NotNull(cmdlet.Parameter("PageSize").ArgumentsOf<PSDefaultValueAttribute>()));

    [Fact]
    public void Every_listing_says_in_all_sets_how_many_requests_may_be_under_way() =>
        Assert.All(
            CmdletClass.Listings,
            cmdlet =>
            {
                var parameter = cmdlet.Parameter("ThrottleLimit");

                Assert.Equal(typeof(int), parameter.Property.PropertyType);
                Assert.Equal([1, 64], parameter.ArgumentsOf<ValidateRangeAttribute>());
                Assert.NotNull(parameter.ArgumentsOf<PSDefaultValueAttribute>());
                Assert.All(
                    parameter.Uses,
                    use => Assert.False(use.IsMandatory || use.ByValue || use.ByPropertyName || use.Position is not null)
                );
            }
        );

    [Fact]
    public void Numbers_out_of_range_and_empty_texts_are_refused() =>
        Assert.All(
            CmdletClass.Listings,
            cmdlet =>
            {
                Assert.Equal([1, 25], cmdlet.Parameter("PageSize").ArgumentsOf<ValidateRangeAttribute>());
                Assert.Equal([1, int.MaxValue], cmdlet.Parameter("MaxItems").ArgumentsOf<ValidateRangeAttribute>());

                if (IsSorted(cmdlet))
                {
                    return;
                }

                // A loop that goes on while there is a token begins with none.
                Assert.NotNull(cmdlet.Parameter("StartingToken").ArgumentsOf<AllowNullAttribute>());
                Assert.NotNull(cmdlet.Parameter("StartingToken").ArgumentsOf<AllowEmptyStringAttribute>());
                Assert.NotNull(cmdlet.Parameter("NextTokenVariable").ArgumentsOf<ValidateNotNullOrEmptyAttribute>());
            }
        );

    // What is found in many listings comes in an order of its own, by the age of the builds.
    private static bool IsSorted(CmdletClass cmdlet) =>
        typeof(BuildCmdlet).IsAssignableFrom(cmdlet.Type) || cmdlet.Type == typeof(GetIBLifecycleCandidateCommand);
}
