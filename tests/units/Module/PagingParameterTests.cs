using System.Management.Automation;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The parameters that say how much of a listing to read, and from where.</summary>
public sealed class PagingParameterTests
{
    public static TheoryData<string, Type, string[]> Parameters => new()
    {
        { "MaxItems", typeof(int?), [] },
        { "PageSize", typeof(int), ["MaxResult", "MaxResults"] },
        { "StartingToken", typeof(string), ["NextToken"] },
        { "NextTokenVariable", typeof(string), [] },
    };

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_listing_has_it_in_its_list_set_only_and_not_from_the_pipeline(string name, Type type, string[] aliases) => Assert.All(CmdletClass.All, cmdlet =>
    {
        var parameter = cmdlet.Parameter(name);

        Assert.Equal(type, parameter.Property.PropertyType);
        Assert.Equal(aliases.Order(), parameter.Aliases.Order());
        Assert.Equal(
            new ParameterUse(cmdlet.DefaultSet, IsMandatory: false, Position: null, ByValue: false, ByPropertyName: false, TakesRest: false),
            Assert.Single(parameter.Uses));
    });

    [Fact]
    public void Numbers_out_of_range_and_empty_texts_are_refused() => Assert.All(CmdletClass.All, cmdlet =>
    {
        Assert.Equal([1, 25], cmdlet.Parameter("PageSize").ArgumentsOf<ValidateRangeAttribute>());
        Assert.Equal([1, int.MaxValue], cmdlet.Parameter("MaxItems").ArgumentsOf<ValidateRangeAttribute>());

        // A loop that goes on while there is a token begins with none.
        Assert.NotNull(cmdlet.Parameter("StartingToken").ArgumentsOf<AllowNullAttribute>());
        Assert.NotNull(cmdlet.Parameter("StartingToken").ArgumentsOf<AllowEmptyStringAttribute>());
        Assert.NotNull(cmdlet.Parameter("NextTokenVariable").ArgumentsOf<ValidateNotNullOrEmptyAttribute>());
    });
}
