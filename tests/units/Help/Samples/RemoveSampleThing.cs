using System.Management.Automation;

namespace ImageBuilderWorkflow.Tests.Help.Samples;

[Cmdlet(VerbsCommon.Remove, "SampleThing", SupportsShouldProcess = true)]
public sealed class RemoveSampleThing : PSCmdlet
{
    [Parameter]
    public IDictionary<string, int>? Options { get; set; }

    [Parameter(Mandatory = true)]
    public Uri? Address { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }
}
