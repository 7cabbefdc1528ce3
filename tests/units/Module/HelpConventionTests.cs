using System.Xml.Linq;
using ImageBuilderWorkflow.Tests.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>Every cmdlet and every parameter has help in the package.</summary>
public sealed class HelpConventionTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Lazy<List<XElement>> Pages = new(() =>
        [
            .. XDocument
                .Load(Repository.PathOf("out", "ImageBuilderWorkflow", "en-US", "ImageBuilderWorkflow.Module.dll-Help.xml"))
                .Root!.Elements(Command + "command"),
        ]
    );

    [Fact]
    public void There_is_a_page_for_every_cmdlet_and_no_other() =>
        Assert.Equal(
            CmdletClass.All.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal),
            Pages.Value.Select(page => page.Element(Command + "details")!.Element(Command + "name")!.Value).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_page_has_a_synopsis_and_a_description() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var page = PageOf(cmdlet);
                Assert.True(TextOf(page.Element(Command + "details")!.Element(Maml + "description")).Length > 20);
                Assert.True(TextOf(page.Element(Maml + "description")).Length > (CmdletClass.Switches.Contains(cmdlet) ? 50 : 100));
            }
        );

    [Fact]
    public void Every_parameter_has_a_text_and_its_aliases() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var parameters = PageOf(cmdlet)
                    .Element(Command + "parameters")!
                    .Elements(Command + "parameter")
                    .ToDictionary(parameter => parameter.Element(Maml + "name")!.Value);

                string[] common = cmdlet.SupportsShouldProcess ? ["WhatIf", "Confirm"] : [];
                Assert.Equal(cmdlet.Parameters.Select(parameter => parameter.Name).Concat(common).Order(), parameters.Keys.Order());
                Assert.All(
                    parameters.Values,
                    parameter =>
                        Assert.True(TextOf(parameter.Element(Maml + "description")).Length > 20, parameter.Element(Maml + "name")!.Value)
                );
                Assert.All(
                    cmdlet.Parameters.Where(parameter => parameter.Aliases.Count > 0),
                    parameter => Assert.Equal(string.Join(", ", parameter.Aliases), parameters[parameter.Name].Attribute("aliases")!.Value)
                );
            }
        );

    [Fact]
    public void The_syntax_shows_every_parameter_set() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
                Assert.Equal(
                    Math.Max(1, cmdlet.Sets.Count),
                    PageOf(cmdlet).Element(Command + "syntax")!.Elements(Command + "syntaxItem").Count()
                )
        );

    [Fact]
    public void A_page_has_examples_that_call_the_cmdlet_and_say_what_they_do() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var examples = PageOf(cmdlet).Descendants(Command + "example").ToList();

                Assert.True(examples.Count >= (CmdletClass.Switches.Contains(cmdlet) ? 1 : 2), $"{cmdlet} has {examples.Count} examples.");
                Assert.All(
                    examples,
                    example => Assert.Contains(cmdlet.Name, example.Element(Dev + "code")!.Value, StringComparison.Ordinal)
                );
                Assert.All(examples, example => Assert.True(TextOf(example.Element(Dev + "remarks")).Length >= 20));
            }
        );

    [Fact]
    public void A_page_says_what_is_emitted() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
                Assert.Equal(
                    cmdlet.OutputTypes.Select(type => type.FullName),
                    PageOf(cmdlet)
                        .Descendants(Command + "returnValue")
                        .Select(value => value.Descendants(Maml + "name").First().Value.Trim())
                )
        );

    [Fact]
    public void A_cmdlet_that_sends_requests_names_the_permissions_that_it_needs() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var notes = TextOf(PageOf(cmdlet).Element(Maml + "alertSet"));
                if (CmdletClass.Unconnected.Contains(cmdlet))
                {
                    Assert.Contains("needs no IAM permissions", notes, StringComparison.Ordinal);
                }
                else
                {
                    Assert.True(
                        notes.Contains("\"Action\"", StringComparison.Ordinal),
                        $"{cmdlet} sends requests, so its doc comment needs a <permission action=\"imagebuilder:...\"> for each operation."
                    );
                }
            }
        );

    [Fact]
    public void A_page_leads_to_its_online_version() =>
        Assert.All(
            CmdletClass.All,
            cmdlet =>
            {
                var address = PageOf(cmdlet).Descendants(Maml + "uri").First().Value;
                Assert.StartsWith("https://", address, StringComparison.Ordinal);
                Assert.EndsWith($"/docs/cmdlets/{cmdlet.Name}.md", address, StringComparison.Ordinal);
                Assert.True(
                    File.Exists(Repository.PathOf("docs", "cmdlets", $"{cmdlet.Name}.md")),
                    $"{cmdlet} has no page in docs/cmdlets."
                );
            }
        );

    private static XElement PageOf(CmdletClass cmdlet) =>
        Pages.Value.Single(page => page.Element(Command + "details")!.Element(Command + "name")!.Value == cmdlet.Name);

    private static string TextOf(XElement? element) => element?.Value.Trim() ?? string.Empty;
}
