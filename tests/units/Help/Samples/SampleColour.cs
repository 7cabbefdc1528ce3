namespace ImageBuilderWorkflow.Tests.Help.Samples;

public enum SampleColour
{
    Red,
    Green,
}
