using System.Management.Automation;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>What changes something asks first, acts once, is silent, and takes its orders from nobody in the pipeline.</summary>
public sealed class ActionParameterTests
{
    private static readonly ParameterUse ByNameOnly = new(
        Set: null,
        IsMandatory: false,
        Position: null,
        ByValue: false,
        ByPropertyName: false,
        TakesRest: false
    );

    public static TheoryData<string, ConfirmImpact> Impacts =>
        new()
        {
            { "Start-IBImagePipeline", ConfirmImpact.Low },
            { "Restart-IBImage", ConfirmImpact.Low },
            { "Stop-IBImage", ConfirmImpact.Medium },
            { "Stop-IBLifecycleExecution", ConfirmImpact.Medium },
            { "Send-IBWorkflowStepAction", ConfirmImpact.Medium },
        };

    [Theory]
    [MemberData(nameof(Impacts))]
    public void It_has_WhatIf_and_Confirm_and_says_how_much_it_changes(string name, ConfirmImpact impact)
    {
        var cmdlet = CmdletClass.Actions.Single(cmdlet => cmdlet.Name == name);

        Assert.True(cmdlet.SupportsShouldProcess);
        Assert.Equal(impact, cmdlet.Impact);
        Assert.Equal(CmdletClass.Actions.Count, Impacts.Count);
    }

    [Fact]
    public void It_has_one_parameter_set_or_another_with_the_same_parameters_in_other_places() =>
        Assert.All(
            CmdletClass.Actions,
            cmdlet =>
            {
                var all = cmdlet.Parameters.Select(parameter => parameter.Name).ToList();
                Assert.All(cmdlet.Sets, set => Assert.Equal(all, cmdlet.UsesIn(set).Select(one => one.Parameter.Name)));
                Assert.Equal(cmdlet.Sets.Count > 0, cmdlet.DefaultSet is not null);
                Assert.All(
                    cmdlet.Sets,
                    set =>
                        Assert.Equal(
                            cmdlet.UsesIn(cmdlet.DefaultSet!).Where(one => one.Use.IsMandatory).Select(one => one.Parameter.Name),
                            cmdlet.UsesIn(set).Where(one => one.Use.IsMandatory).Select(one => one.Parameter.Name)
                        )
                );
                Assert.Single(cmdlet.OutputTypes);
            }
        );

    [Fact]
    public void It_has_a_client_token_and_PassThru_that_are_only_given_by_name() =>
        Assert.All(
            CmdletClass.Actions,
            cmdlet =>
            {
                var (token, passThru) = (cmdlet.Parameter("ClientToken"), cmdlet.Parameter("PassThru"));

                Assert.Equal((typeof(string), typeof(SwitchParameter)), (token.Property.PropertyType, passThru.Property.PropertyType));
                Assert.Equal([1, 64], token.ArgumentsOf<ValidateLengthAttribute>());
                Assert.Equal(ByNameOnly, Assert.Single(token.Uses));
                Assert.Equal(ByNameOnly, Assert.Single(passThru.Uses));
                Assert.Empty(token.Aliases.Concat(passThru.Aliases));
            }
        );

    [Fact]
    public void It_emits_what_tells_the_client_token() =>
        Assert.All(
            CmdletClass.Actions.SelectMany(cmdlet => cmdlet.OutputTypes),
            type => Assert.Equal(typeof(string), type.GetProperty("ClientToken")?.PropertyType)
        );

    [Fact]
    public void What_gets_something_has_none_of_this() =>
        Assert.All(
            CmdletClass.Listings,
            cmdlet =>
            {
                Assert.False(cmdlet.SupportsShouldProcess);
                Assert.Null(cmdlet.Impact);
                Assert.DoesNotContain(
                    cmdlet.Parameters,
                    parameter => parameter.Name is "ClientToken" or "PassThru" or "Action" or "Reason"
                );
            }
        );

    // Objects of the module have an Action and may have a Reason: neither is an order.
    [Fact]
    public void What_is_to_be_done_and_why_never_comes_from_the_pipeline()
    {
        var orders = CmdletClass
            .Actions.SelectMany(cmdlet => cmdlet.Parameters)
            .Where(parameter => parameter.Name is "Action" or "Reason")
            .ToList();

        Assert.Equal(["Action", "Reason"], orders.Select(parameter => parameter.Name).Order());
        Assert.All(orders.SelectMany(parameter => parameter.Uses), use => Assert.False(use.ByValue || use.ByPropertyName || use.TakesRest));
        Assert.All(orders, parameter => Assert.Empty(parameter.Aliases));
        Assert.Equal([1, 1024], orders.Single(parameter => parameter.Name == "Reason").ArgumentsOf<ValidateLengthAttribute>());
    }
}
