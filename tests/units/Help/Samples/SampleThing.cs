namespace ImageBuilderWorkflow.Tests.Help.Samples;

public sealed class SampleThing : SampleObject, IPainted
{
    public string Name { get; set; } = string.Empty;

    public DateTime? Start { get; set; }

    public SampleColour? Colour { get; set; }

    public string this[int index] => Name[index..];

    public static string NoPropertyOfAnObject => string.Empty;
}
