using System.Management.Automation;

namespace ImageBuilderWorkflow.Tests.Help.Samples;

public abstract class SampleCmdlet<T> : PSCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    public string? Region { get; set; }

    public abstract T Colour { get; set; }
}
