using System.Text;
using System.Xml.Linq;
using Xunit;
using static ImageBuilderWorkflow.Tests.Help.HelpRun;

namespace ImageBuilderWorkflow.Tests.Help;

/// <summary>What the help file holds when nothing is missing. How PowerShell shows it, the Pester tests tell.</summary>
public sealed class HelpFileTests
{
    [Fact]
    public void TheSameSourceMakesTheSameBytes()
    {
        var one = After(_ => { });
        var other = After(_ => { });

        Assert.Equal(0, one.ExitCode);
        Assert.Empty(one.Errors);
        Assert.Equal(one.File, other.File);
        Assert.StartsWith("<?xml", Encoding.UTF8.GetString(one.File!), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', one.File!);
    }

    [Fact]
    public void TheRootIsWhatPowerShellTakesForMaml()
    {
        var root = After(_ => { }).Document().Root!;

        Assert.Equal(XName.Get("helpItems", "http://msh"), root.Name);
        Assert.Equal("maml", root.Attribute("schema")!.Value);
        Assert.Equal(["Get-SampleThing", "Remove-SampleThing"], root.Descendants(Command + "name").Select(name => name.Value));
    }

    [Fact]
    public void TheSummaryIsTheSynopsisInOneLine()
    {
        var details = CommandOf("Get-SampleThing").Element(Command + "details")!;

        Assert.Equal(["Gets things, and says when they began."], Paragraphs(details));
        Assert.Equal("Get", details.Element(Command + "verb")!.Value);
        Assert.Equal("SampleThing", details.Element(Command + "noun")!.Value);
    }

    [Fact]
    public void TheRemarksAreTheDescriptionAsReadableText() =>
        Assert.Equal(
            [
                "By Name it writes ImageBuilderWorkflow.Tests.Help.Samples.SampleThing; the start is $null at first. "
                    + "Remove-SampleThing undoes it, the page (https://example.org/why) says why. A -MaxItems of none is abstract.",
                "- One bad name is one error.\n- Ctrl+C: Stops at once.",
                "Text without a paragraph of its own.",
                "1. First\n2. Second",
                "one {\n  two < 3\n\n}",
            ],
            Paragraphs(CommandOf("Get-SampleThing"))
        );

    [Fact]
    public void ExamplesHaveTitlePromptCodeAndRemarks()
    {
        var examples = CommandOf("Get-SampleThing").Descendants(Command + "example").ToList();

        Assert.Equal(
            ["---------- Example 1: Get one thing ----------", "---------- Example 2: Sort two things ----------"],
            examples.Select(example => example.Element(Maml + "title")!.Value)
        );
        Assert.All(examples, example => Assert.Equal("PS > ", example.Element(Maml + "introduction")!.Value));
        Assert.Equal(
            ["Get-SampleThing -Name one", "'one', 'two' |\n    Get-SampleThing"],
            examples.Select(example => example.Element(Dev + "code")!.Value)
        );
        Assert.Equal(
            ["Writes one object.", "It is $true.", string.Empty],
            examples[0].Element(Dev + "remarks")!.Elements().Select(paragraph => paragraph.Value)
        );
    }

    [Fact]
    public void LinksStartWithTheOnlineVersion() =>
        Assert.Equal(
            [("Online version:", "https://example.org/help"), ("The API", "https://example.org/api"), ("Remove-SampleThing", "")],
            CommandOf("Get-SampleThing")
                .Descendants(Maml + "navigationLink")
                .Select(link => (link.Element(Maml + "linkText")!.Value, link.Element(Maml + "uri")!.Value))
        );

    [Fact]
    public void InputsTellWhatIsBound() =>
        Assert.Equal(
            ["System.String", "Bound by value: Id, Name.", "Bound by property name: Id, Name or Arn or Title, Region or\nRegionToCall."],
            CommandOf("Get-SampleThing").Descendants(Command + "inputType").SelectMany(TypeAndDescription)
        );

    [Fact]
    public void OutputsTellTheTypeAndItsProperties() =>
        Assert.Equal(
            [
                "ImageBuilderWorkflow.Tests.Help.Samples.SampleThing",
                "One thing.",
                "- Name (string): Its name.\n- Start (datetime): When it began; $null before.\n- Colour (SampleColour): What colour it "
                    + "has.\n"
                    + "- Region (string): Where it is from.",
                "System.String",
            ],
            CommandOf("Get-SampleThing").Descendants(Command + "returnValue").SelectMany(TypeAndDescription)
        );

    [Fact]
    public void ACmdletWithoutInputAndOutputSaysSo()
    {
        var command = CommandOf("Remove-SampleThing");

        var input = TypeAndDescription(command.Descendants(Command + "inputType").Single());
        Assert.Equal(["None", "This cmdlet takes nothing from the pipeline."], input);

        var output = TypeAndDescription(command.Descendants(Command + "returnValue").Single());
        Assert.Equal(["None", "This cmdlet writes no objects."], output);
    }

    private static IEnumerable<string> TypeAndDescription(XElement element) =>
        Paragraphs(element).Prepend(element.Element(Dev + "type")!.Element(Maml + "name")!.Value);

    private static IEnumerable<string> Paragraphs(XElement element) =>
        element.Element(Maml + "description")!.Elements(Maml + "para").Select(paragraph => paragraph.Value);
}
