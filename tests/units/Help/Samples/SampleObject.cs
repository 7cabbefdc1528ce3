namespace ImageBuilderWorkflow.Tests.Help.Samples;

public abstract class SampleObject
{
    public string? Region { get; set; }
}
