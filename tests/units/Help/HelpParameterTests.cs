using System.Xml.Linq;
using Xunit;
using static ImageBuilderWorkflow.Tests.Help.HelpRun;

namespace ImageBuilderWorkflow.Tests.Help;

/// <summary>What the help file tells of parameters, in the syntax and one by one.</summary>
public sealed class HelpParameterTests
{
    [Theory]
    [InlineData(
        "Get-SampleThing",
        "[-Name] <string[]> [-Colour {Red | Green}] [-MaxItems <int>] [-Kind {BUILD | TEST}] [-Extra <Object>] [-Region <string>]",
        "[-Id] <string[]> [-Extra] <Object> [-Kind {BUILD | TEST}] [-Region <string>]"
    )]
    [InlineData("Remove-SampleThing", "-Address <uri> [-Options <IDictionary[string,int]>] [-Force] [-WhatIf] [-Confirm]")]
    public void SyntaxShowsTheDefaultSetFirstAndNoHiddenParameter(string cmdlet, params string[] sets) =>
        Assert.Equal(sets, CommandOf(cmdlet).Descendants(Command + "syntaxItem").Select(Syntax));

    [Fact]
    public void ParametersAreThereByNameHiddenOnesToo()
    {
        Assert.Equal(["Colour", "Extra", "Id", "Kind", "MaxItems", "Name", "Region", "Secret"], Names("Get-SampleThing"));
        Assert.Equal(["Address", "Confirm", "Force", "Options", "WhatIf"], Names("Remove-SampleThing"));
    }

    [Theory]
    [InlineData("Get-SampleThing", "Name", "true", "0", "true (ByValue, ByPropertyName)", "true", "Arn, Title", "None")]
    [InlineData("Get-SampleThing", "Region", "false", "named", "true (ByPropertyName)", "false", "RegionToCall", "None")]
    [InlineData("Get-SampleThing", "Extra", "false", "1", "true (FromRemainingArguments)", "false", "None", "None")]
    [InlineData("Get-SampleThing", "MaxItems", "false", "named", "false", "false", "None", "All of them")]
    [InlineData("Get-SampleThing", "Kind", "false", "named", "false", "false", "None", "BUILD")]
    [InlineData("Remove-SampleThing", "WhatIf", "false", "named", "false", "false", "wi", "False")]
    [InlineData("Remove-SampleThing", "Force", "false", "named", "false", "false", "None", "False")]
    public void ParametersTellTheirFacts(
        string cmdlet,
        string name,
        string required,
        string position,
        string pipelineInput,
        string globbing,
        string aliases,
        string value
    )
    {
        var parameter = Parameter(cmdlet, name);

        Assert.Equal(required, parameter.Attribute("required")!.Value);
        Assert.Equal(position, parameter.Attribute("position")!.Value);
        Assert.Equal(pipelineInput, parameter.Attribute("pipelineInput")!.Value);
        Assert.Equal(globbing, parameter.Attribute("globbing")!.Value);
        Assert.Equal(aliases, parameter.Attribute("aliases")!.Value);
        Assert.Equal(value, parameter.Element(Dev + "defaultValue")!.Value);
    }

    [Theory]
    [InlineData("Get-SampleThing", "Name", "string[]", "System.String[]")]
    [InlineData("Get-SampleThing", "MaxItems", "int", "System.Int32")]
    [InlineData("Get-SampleThing", "Colour", "SampleColour", "ImageBuilderWorkflow.Tests.Help.Samples.SampleColour")]
    [InlineData("Remove-SampleThing", "Force", "SwitchParameter", "System.Management.Automation.SwitchParameter")]
    [InlineData(
        "Remove-SampleThing",
        "Options",
        "IDictionary[string,int]",
        "System.Collections.Generic.IDictionary[System.String,System.Int32]"
    )]
    public void ParametersTellTheirTypes(string cmdlet, string name, string value, string type)
    {
        var parameter = Parameter(cmdlet, name);

        Assert.Equal(value, parameter.Element(Command + "parameterValue")!.Value);
        Assert.Equal(type, parameter.Element(Dev + "type")!.Element(Maml + "name")!.Value);
    }

    [Theory]
    [InlineData("Get-SampleThing", "Name", "The names of the things.", "A name is not unique.")]
    [InlineData("Get-SampleThing", "Region", "The region to ask.")]
    [InlineData("Get-SampleThing", "Colour", "The colour of the things.", "Red if you ask me.", "Accepted values: Red, Green.")]
    [InlineData("Get-SampleThing", "Kind", "The kind of thing.", "Accepted values: BUILD, TEST.")]
    [InlineData("Get-SampleThing", "MaxItems", "How many to get.", "Accepted range: 1 to 25.")]
    [InlineData("Remove-SampleThing", "Force", "For tests.")]
    [InlineData("Remove-SampleThing", "Confirm", "Prompts you for confirmation before running the cmdlet.")]
    [InlineData("Remove-SampleThing", "WhatIf", "Shows what would happen if the cmdlet runs. The cmdlet is not run.")]
    public void ParametersAreDescribedByTheirSummaryRemarksAndLimits(string cmdlet, string name, params string[] description) =>
        Assert.Equal(description, Parameter(cmdlet, name).Element(Maml + "description")!.Elements().Select(paragraph => paragraph.Value));

    private static IEnumerable<XElement> Parameters(string cmdlet) =>
        CommandOf(cmdlet).Element(Command + "parameters")!.Elements(Command + "parameter");

    private static IEnumerable<string> Names(string cmdlet) =>
        Parameters(cmdlet).Select(parameter => parameter.Element(Maml + "name")!.Value);

    private static XElement Parameter(string cmdlet, string name) =>
        Parameters(cmdlet).Single(parameter => parameter.Element(Maml + "name")!.Value == name);

    // Reads a syntax item as PowerShell's formatter does.
    private static string Syntax(XElement item) =>
        string.Join(
            ' ',
            item.Elements(Command + "parameter")
                .Select(parameter =>
                {
                    var optional = parameter.Attribute("required")!.Value != "true";
                    var positional = parameter.Attribute("position")!.Value != "named";
                    var name = $"-{parameter.Element(Maml + "name")!.Value}";
                    var value =
                        parameter.Element(Command + "parameterValueGroup") is { } group
                            ? $" {{{string.Join(" | ", group.Elements().Select(element => element.Value))}}}"
                        : parameter.Element(Command + "parameterValue") is { } single ? $" <{single.Value}>"
                        : string.Empty;
                    return (optional, positional) switch
                    {
                        (true, true) => $"[[{name}]{value}]",
                        (true, false) => $"[{name}{value}]",
                        (false, true) => $"[{name}]{value}",
                        _ => $"{name}{value}",
                    };
                })
        );
}
