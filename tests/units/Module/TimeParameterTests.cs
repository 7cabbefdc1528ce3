using System.Management.Automation;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>The parameters that bound the time of what is listed.</summary>
public sealed class TimeParameterTests
{
    private static readonly string[] Times = ["DateCreated", "StartTime"];

    public static TheoryData<string> Names => ["After", "Before"];

    // Whoever adds a listing of what has begun at some time adds these parameters. A pipeline or a policy is there, whenever it was made.
    [Fact]
    public void Images_and_executions_have_them() =>
        Assert.Equal(
            ["Get-IBImage", "Get-IBImageFailure", "Get-IBLifecycleExecution", "Get-IBWorkflowExecution", "Get-IBWorkflowStepExecution"],
            Timed().Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void They_go_with_every_set_but_that_of_single_objects_and_do_not_come_from_the_pipeline(string name) =>
        Assert.All(
            Timed(),
            cmdlet =>
            {
                var parameter = cmdlet.Parameter(name);

                Assert.Equal(typeof(DateTime?), parameter.Property.PropertyType);
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

    [Theory]
    [MemberData(nameof(Names))]
    public void They_take_every_form_of_a_time_and_no_number_and_nothing(string name) =>
        Assert.All(
            Timed(),
            cmdlet =>
            {
                Assert.NotNull(cmdlet.Parameter(name).ArgumentsOf<ValidateNotNullAttribute>());
                Assert.Contains(
                    cmdlet.Parameter(name).Property.GetCustomAttributesData(),
                    attribute => attribute.AttributeType.Name == "TimeTransformationAttribute"
                );
            }
        );

    [Fact]
    public void What_is_emitted_has_the_time_that_is_compared() =>
        Assert.All(
            Timed().SelectMany(cmdlet => cmdlet.OutputTypes),
            type => Assert.Contains(Times, time => type.GetProperty(time)?.PropertyType == typeof(DateTime?))
        );

    private static IEnumerable<CmdletClass> Timed() =>
        CmdletClass.All.Where(cmdlet => cmdlet.Parameters.Any(parameter => parameter.Name == "After"));
}
