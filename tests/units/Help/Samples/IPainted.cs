namespace ImageBuilderWorkflow.Tests.Help.Samples;

public interface IPainted
{
    SampleColour? Colour { get; }
}
