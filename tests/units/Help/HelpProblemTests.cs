using System.Xml.Linq;
using ImageBuilderWorkflow.Help;
using Xunit;
using static ImageBuilderWorkflow.Tests.Help.HelpRun;
using static ImageBuilderWorkflow.Tests.Help.SampleDocumentation;

namespace ImageBuilderWorkflow.Tests.Help;

/// <summary>A gap or an oddity in the comments ends in errors that name the member, and in no file.</summary>
public sealed class HelpProblemTests
{
    [Theory]
    [InlineData("T:", "GetSampleThing", "summary", "IBH001", "cmdlet Get-SampleThing")]
    [InlineData("T:", "GetSampleThing", "remarks", "IBH002", "cmdlet Get-SampleThing")]
    [InlineData("T:", "RemoveSampleThing", "example", "IBH003", "cmdlet Remove-SampleThing")]
    [InlineData("P:", "GetSampleThing.Name", "summary", "IBH001", "parameter")]
    [InlineData("P:", "SampleCmdlet`1.Region", "summary", "IBH001", "parameter")]
    [InlineData("T:", "SampleThing", "summary", "IBH001", "output type")]
    [InlineData("P:", "SampleThing.Start", "summary", "IBH001", "output property")]
    [InlineData("P:", "SampleObject.Region", "summary", "IBH001", "output property")]
    public void AMissingTextIsAnError(string kind, string member, string element, string code, string what)
    {
        var id = $"{kind}{Prefix}.{member}";
        var run = After(documentation => documentation.Member(id).Elements(element).Remove());

        var shown = what.StartsWith("cmdlet", StringComparison.Ordinal) ? $"({id})" : id;
        AssertFailed(run, $"ImageBuilderWorkflow.Help : error {code}: the {what} {shown} has no <{element}>");
    }

    [Fact]
    public void AMissingCommentIsAnErrorToo() =>
        AssertFailed(
            After(documentation => documentation.Member($"P:{Prefix}.GetSampleThing.Id").Remove()),
            $"ImageBuilderWorkflow.Help : error IBH001: the parameter P:{Prefix}.GetSampleThing.Id has no <summary>"
        );

    [Fact]
    public void AllProblemsAreToldAtOnce()
    {
        var run = After(documentation => documentation.Descendants("member").Remove());

        Assert.Equal(1, run.ExitCode);
        Assert.Null(run.File);

        // Two cmdlets without summary, remarks and example; eleven parameters; an output type with four properties.
        Assert.Equal((2 * 3) + 11 + 5, run.Errors.Count);
        Assert.All(run.Errors, error => Assert.StartsWith("ImageBuilderWorkflow.Help : error IBH00", error, StringComparison.Ordinal));
    }

    [Fact]
    public void AnInheritdocWithoutASourceIsAnError()
    {
        var run = After(documentation => documentation.Member($"P:{Prefix}.SampleCmdlet`1.Colour").Remove());

        AssertFailed(
            run,
            $"ImageBuilderWorkflow.Help : error IBH005: the <inheritdoc/> of P:{Prefix}.GetSampleThing.Colour leads to no text",
            $"ImageBuilderWorkflow.Help : error IBH001: the parameter P:{Prefix}.GetSampleThing.Colour has no <summary>"
        );
    }

    [Theory]
    [InlineData("<example><code>Get-SampleThing</code></example>")]
    [InlineData("<example>No code</example>")]
    [InlineData("<example><para>One title</para><para>Another</para><code>Get-SampleThing</code></example>")]
    [InlineData("<example>Title<code>Get-SampleThing</code><code>Get-SampleThing</code></example>")]
    public void AnExampleHasATitleAndOneBlockOfCode(string example)
    {
        var id = $"T:{Prefix}.RemoveSampleThing";
        var run = After(documentation => documentation.Member(id).Element("example")!.ReplaceWith(XElement.Parse(example)));

        AssertFailed(run, $"ImageBuilderWorkflow.Help : error IBH004: example 1 of {id} is not a title line, one <code> and remarks");
    }

    [Theory]
    [InlineData("""<summary>A <see cref="!:Nothing"/>.</summary>""", "refers to '!:Nothing', which does not exist")]
    [InlineData("""<summary>A <video/>.</summary>""", "has a <video>, which help cannot show")]
    public void WhatHelpCannotShowIsAnError(string summary, string message)
    {
        var id = $"P:{Prefix}.SampleThing.Name";
        var run = After(documentation => documentation.Member(id).Element("summary")!.ReplaceWith(XElement.Parse(summary)));

        AssertFailed(run, $"ImageBuilderWorkflow.Help : error IBH006: {id} {message}");
    }

    [Theory]
    [InlineData()]
    [InlineData("--assembly")]
    [InlineData("--assembly", "a.dll", "--output", "help.xml")]
    [InlineData("--colour", "red")]
    public void AWrongCommandLineTellsTheRightOne(params string[] arguments)
    {
        using var errors = new StringWriter();

        Assert.Equal(1, HelpTool.Run(arguments, errors));
        Assert.StartsWith("ImageBuilderWorkflow.Help : error IBH000: ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("usage: ImageBuilderWorkflow.Help --assembly", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--documentation", "nowhere.xml", "--reference", "nowhere.dll", "--assembly", "nowhere.dll", "--output", "help.xml")]
    [InlineData("--references-file", "nowhere.txt")]
    public void AMissingFileIsAnError(params string[] arguments)
    {
        using var errors = new StringWriter();

        Assert.Equal(1, HelpTool.Run(arguments, errors));
        Assert.Contains("error IBH000: ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("nowhere", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAssemblyWithoutCmdletsIsAnError()
    {
        var run = After(_ => { }, typeof(HelpTool).Assembly.Location);

        AssertFailed(run, $"ImageBuilderWorkflow.Help : error IBH000: there is no public cmdlet in {typeof(HelpTool).Assembly.Location}");
    }

    private static void AssertFailed(HelpRun run, params string[] errors)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(errors, run.Errors);
        Assert.Null(run.File);
    }
}
