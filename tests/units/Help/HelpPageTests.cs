using System.Text.Json;
using System.Xml.Linq;
using Xunit;
using static ImageBuilderWorkflow.Tests.Help.HelpRun;

namespace ImageBuilderWorkflow.Tests.Help;

/// <summary>The pages and the IAM policies that are made of the same comments as the help file.</summary>
public sealed class HelpPageTests
{
    private static readonly Lazy<HelpRun> Run = new(() => After(_ => { }));

    [Fact]
    public void There_is_a_page_for_each_cmdlet_an_index_and_two_policies() =>
        Assert.Equal(
            ["cmdlets/Get-SampleThing.md", "cmdlets/README.md", "cmdlets/Remove-SampleThing.md", "iam-operator.json", "iam-read-only.json"],
            Run.Value.Documents.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_same_source_makes_the_same_pages()
    {
        Assert.Equal(Run.Value.Documents, After(_ => { }).Documents);
        Assert.All(Run.Value.Documents.Values, text => Assert.DoesNotContain('\r', text));
        Assert.All(Run.Value.Documents.Values, text => Assert.EndsWith("\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_shows_the_syntax_of_each_parameter_set() =>
        Assert.Contains(
            "```powershell\nGet-SampleThing [-Id] <string[]> [-Extra] <Object> [-Kind {BUILD | TEST}] [-Region <string>]\n"
                + "    [<CommonParameters>]\n```",
            Page("Get-SampleThing"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_page_has_links_and_code_where_the_comments_have_them()
    {
        var page = Page("Get-SampleThing");

        Assert.Contains("[Remove-SampleThing](Remove-SampleThing.md) undoes it", page, StringComparison.Ordinal);
        Assert.Contains("[the page](https://example.org/why) says why. A `-MaxItems` of", page, StringComparison.Ordinal);
        Assert.Contains("- [The API](https://example.org/api)", page, StringComparison.Ordinal);
        Assert.Contains("- [Remove-SampleThing](Remove-SampleThing.md)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_Markdown_takes_for_a_mark_stays_what_it_is()
    {
        var run = After(documentation =>
            documentation.Member($"T:{SampleDocumentation.Prefix}.RemoveSampleThing").Element("remarks")!.Value =
                "A * and a <tag> | AWS_PROFILE, _name_ [x] `tick`"
        );

        Assert.Empty(run.Errors);
        Assert.Contains(
            @"A \* and a \<tag\> \| AWS_PROFILE, \_name\_ \[x\] \`tick\`",
            run.Documents["cmdlets/Remove-SampleThing.md"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_page_tells_the_facts_of_each_parameter()
    {
        var page = Page("Get-SampleThing");
        var name = page[page.IndexOf("### -Name\n", StringComparison.Ordinal)..];

        Assert.StartsWith(
            "### -Name\n\nThe names of the things.\n\nA name is not unique.\n\n| | |\n| --- | --- |\n| Type | `string[]` |\n"
                + "| Aliases | `-Arn`, `-Title` |\n",
            name,
            StringComparison.Ordinal
        );
        Assert.Contains("| Pipeline input | by value, by property name |\n| Wildcards | yes |", name, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("### -Region\n", StringComparison.Ordinal)
                > page.IndexOf("## Parameters of several cmdlets", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_page_describes_the_output_with_its_properties() =>
        Assert.Contains(
            "### ImageBuilderWorkflow.Tests.Help.Samples.SampleThing\n\nOne thing.\n\n- **Name** (`string`): Its name.\n",
            Page("Get-SampleThing"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_policy_allows_the_permissions_of_the_comment_on_their_resources()
    {
        var page = Page("Get-SampleThing");
        Assert.Contains("| `imagebuilder:GetImage` | always |\n| `logs:GetLogEvents` | for the `log` |", page, StringComparison.Ordinal);

        var begin = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        using var policy = JsonDocument.Parse(page[begin..page.IndexOf("\n```", begin, StringComparison.Ordinal)]);
        Assert.Equal("2012-10-17", policy.RootElement.GetProperty("Version").GetString());
        Assert.Equal(
            [
                "Allow imagebuilder:GetImage arn:aws:imagebuilder:*:*:image/*",
                "Allow logs:GetLogEvents arn:aws:logs:*:*:log-group:/aws/imagebuilder/*:log-stream:*",
            ],
            policy
                .RootElement.GetProperty("Statement")
                .EnumerateArray()
                .Select(statement =>
                    $"{statement.GetProperty("Effect")} {Only(statement, "Action").GetString()} {Only(statement, "Resource").GetString()}"
                )
        );

        static JsonElement Only(JsonElement statement, string name) =>
            Assert.Single(statement.GetProperty(name).EnumerateArray().ToArray());
    }

    [Fact]
    public void The_notes_have_the_same_policy_as_the_page()
    {
        var notes = CommandOf("Get-SampleThing").Descendants(Maml + "alert").Elements().Select(paragraph => paragraph.Value).ToList();
        var policy = Assert.Single(notes, note => note.StartsWith('{'));

        Assert.Contains($"```json\n{policy}\n```", Page("Get-SampleThing"), StringComparison.Ordinal);
        Assert.Contains("- imagebuilder:GetImage\n- logs:GetLogEvents: for the log", notes);
    }

    [Fact]
    public void A_cmdlet_without_permissions_says_so()
    {
        const string Text = "needs no IAM permissions";

        Assert.Contains(Text, Page("Remove-SampleThing"), StringComparison.Ordinal);
        Assert.Contains(Text, CommandOf("Remove-SampleThing").Descendants(Maml + "alert").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_that_no_policy_can_be_made_of_is_a_problem()
    {
        var run = After(documentation =>
            documentation
                .Member($"T:{SampleDocumentation.Prefix}.RemoveSampleThing")
                .Add(new XElement("permission", new XAttribute("action", "imagebuilder:Paint")))
        );

        var error = Assert.Single(run.Errors);
        Assert.Contains("IBH007", error, StringComparison.Ordinal);
        Assert.Contains("'imagebuilder:Paint'", error, StringComparison.Ordinal);
        Assert.Empty(run.Documents);
    }

    private static string Page(string cmdlet) => Run.Value.Documents[$"cmdlets/{cmdlet}.md"];
}
