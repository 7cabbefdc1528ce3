using System.Management.Automation;

namespace ImageBuilderWorkflow.Tests.Help.Samples;

[Cmdlet(VerbsCommon.Get, "SampleThing", DefaultParameterSetName = "ByName", HelpUri = "https://example.org/help")]
[OutputType(typeof(SampleThing))]
[OutputType(typeof(string))]
public sealed class GetSampleThing : SampleCmdlet<SampleColour?>
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ById")]
    public string[] Id { get; set; } = [];

    [Parameter(
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = "ByName"
    )]
    [Alias("Arn", "Title")]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    [Parameter(ParameterSetName = "ByName")]
    public override SampleColour? Colour { get; set; }

    [Parameter(ParameterSetName = "ByName")]
    [ValidateRange(1, 25)]
    [PSDefaultValue(Help = "All of them", Value = 25)]
    public int? MaxItems { get; set; }

    [Parameter]
    [ValidateSet("BUILD", "TEST")]
    [PSDefaultValue(Value = "BUILD")]
    public string? Kind { get; set; }

    // Mandatory in one set, and optional in the other.
    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = "ByName", ValueFromRemainingArguments = true)]
    public object? Extra { get; set; }

    [Parameter(DontShow = true)]
    public SwitchParameter Secret { get; set; }

    public string? NoParameter { get; set; }
}
