using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The parameters that say where to ask and as whom, which are those of AWS.Tools.</summary>
public sealed class ConnectionParameterTests
{
    public static TheoryData<string, Type, string[]> Parameters =>
        new()
        {
            { "Region", typeof(string), ["RegionToCall"] },
            { "ProfileName", typeof(string), ["StoredCredentials", "AWSProfileName"] },
            { "ProfileLocation", typeof(string), ["AWSProfilesLocation", "ProfilesLocation"] },
            { "AccessKey", typeof(string), ["AK"] },
            { "SecretKey", typeof(string), ["SK", "SecretAccessKey"] },
            { "SessionToken", typeof(string), ["ST"] },
            { "Credential", typeof(object), [] },
            { "EndpointUrl", typeof(string), [] },
        };

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_cmdlet_has_it_in_every_set_and_by_property_name(string name, Type type, string[] aliases) =>
        Assert.All(
            CmdletClass.All.Except(CmdletClass.Unconnected),
            cmdlet =>
            {
                var parameter = cmdlet.Parameter(name);

                var isMany = name is "Region" or "ProfileName" && CmdletClass.Sweeps.Contains(cmdlet);
                Assert.Equal(isMany ? typeof(string[]) : type, parameter.Property.PropertyType);
                Assert.Equal(aliases.Order(), parameter.Aliases.Order());
                Assert.Equal(
                    new ParameterUse(Set: null, IsMandatory: false, Position: null, ByValue: false, ByPropertyName: true, TakesRest: false),
                    Assert.Single(parameter.Uses)
                );
            }
        );

    [Fact]
    public void A_listing_that_begins_without_an_id_can_begin_in_several_places() =>
        Assert.Equal(
            ["Get-IBImage", "Get-IBImagePipeline", "Get-IBLifecyclePolicy", "Get-IBWaitingWorkflowStep", "Get-IBWorkflow"],
            CmdletClass.Sweeps.Select(cmdlet => cmdlet.Name).Order()
        );

    [Fact]
    public void What_asks_nobody_has_none_of_them() =>
        Assert.All(
            CmdletClass.Unconnected.SelectMany(cmdlet => cmdlet.Parameters),
            parameter => Assert.DoesNotContain(parameter.Name, Parameters.Select(row => row.Data.Item1))
        );
}
