using System.Xml.Linq;
using ImageBuilderWorkflow.Timelines;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>What the files of all formats have in common.</summary>
public sealed class TimelineFormatTests
{
    public static TheoryData<string> Extensions => [".html", ".svg", ".json", ".md"];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void The_same_entries_give_the_same_file(string extension) =>
        Assert.Equal(Drawing.Of(extension, Drawing.HostileBuild(), "x"), Drawing.Of(extension, Drawing.HostileBuild(), "x"));

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_file_has_no_mark_of_its_bytes_and_no_control_character(string extension)
    {
        var text = Drawing.Of(extension, Drawing.HostileBuild(), Drawing.HostileTexts[14]);

        Assert.DoesNotContain(text, static c => c is '\ufeff' or '\u202e' or '\ufffe' or '\uffff' || (char.IsControl(c) && c is not '\n'));
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_file_says_what_failed_and_why(string extension)
    {
        var text = Drawing.Of(extension, Drawing.FailedBuild());

        Assert.Contains("Step2", text, StringComparison.Ordinal);
        Assert.Contains("The test found a difference.", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void What_nobody_would_read_is_drawn_as_well(string extension)
    {
        TimelineEntry[] odd =
        [
            new() { Kind = "Step" },
            new() { StartTime = DateTime.MinValue, EndTime = DateTime.MaxValue },
            new()
            {
                Kind = "Workflow",
                StartTime = Drawing.Start,
                EndTime = Drawing.Start.AddHours(-3),
                Wait = TimeSpan.MaxValue,
                Status = "COMPLETED",
            },
            new()
            {
                Kind = "Image",
                StartTime = Drawing.Start,
                Status = string.Empty,
            },
        ];

        foreach (var entry in odd)
        {
            Assert.NotEmpty(Drawing.Of(extension, [entry]));
        }

        Assert.NotEmpty(Drawing.Of(extension, odd));
        Assert.NotEmpty(Drawing.Of(extension, []));
    }

    [Theory]
    [InlineData("x.HTML", true)]
    [InlineData("x.htm", true)]
    [InlineData("a.b/x.Svg", true)]
    [InlineData("x.md", true)]
    [InlineData("x.json", true)]
    [InlineData("x.csv", false)]
    [InlineData("html", false)]
    [InlineData("x.html ", false)]
    public void The_extension_decides(string path, bool isKnown) => Assert.Equal(isKnown, TimelineFormat.Of(path) is not null);

    [Fact]
    public void A_picture_is_XML_with_a_text_for_each_bar()
    {
        var entries = Drawing.HostileBuild();

        var picture = XDocument.Parse(Drawing.Of(".svg", entries)).Root!;

        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(entries.Count, picture.Elements(svg + "g").Count(static group => group.Elements().First().Name.LocalName == "title"));
        Assert.DoesNotContain(
            picture.Descendants(),
            static element => element.Name.LocalName is "script" or "image" or "foreignObject" or "a"
        );
        Assert.DoesNotContain(
            picture.Descendants().Attributes(),
            static attribute =>
                attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName == "href"
        );
    }

    // Sorted, or without what is between, as somebody may pipe them in.
    [Fact]
    public void The_rows_of_a_workflow_follow_it_whatever_order_the_entries_have()
    {
        var entries = Drawing.FailedBuild();
        var build = new TimelineChart(entries.AsEnumerable().Reverse(), Drawing.Start).Builds.Single();

        var rows = TimelineRow.Of(build, Drawing.Start);

        Assert.Equal([0, 1, 2, 2, 2, 1, 2, 2, 2], rows.Select(static row => row.Level));
        Assert.Equal("workflow-2 1.0.2", rows[1].Entry.Name);
        Assert.All(
            rows.Skip(2).Take(3),
            static row => Assert.EndsWith("2", row.Entry.WorkflowExecutionId![..11], StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_step_whose_workflow_went_on_is_not_the_cause()
    {
        const string Image = "golden-image/1.4.2/2";
        TimelineEntry[] entries =
        [
            Drawing.Workflow(Image, 1, "COMPLETED", 0, 10),
            Drawing.Step(Image, 1, 1, "FAILED", 0, 5),
            Drawing.Workflow(Image, 2, "FAILED", 10, 20),
            Drawing.Step(Image, 2, 1, "FAILED", 10, 20, reason: "this"),
        ];

        var summary = TimelineSummary.Of(new TimelineChart(entries, Drawing.Start)).Single();

        Assert.Same(entries[3], summary.Failure!.Entry);
        Assert.Equal("this", summary.Reason);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.02, "0.1s")]
    [InlineData(0.42, "0.4s")]
    [InlineData(59.9, "59s")]
    [InlineData(725, "12m 05s")]
    [InlineData(7620, "2h 07m")]
    [InlineData(273_600, "3d 04h")]
    public void A_length_has_two_units(double seconds, string text) =>
        Assert.Equal(text, TimelineText.Length(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_marks_of_an_axis_are_round_and_few()
    {
        for (var seconds = 1L; seconds < 200_000_000_000; seconds = (seconds * 5 / 4) + 1)
        {
            var axis = new TimeScale(TimeSpan.FromSeconds(seconds), 8);

            Assert.InRange(axis.Marks.Count, 2, 9);
            Assert.Equal(TimeSpan.Zero, axis.Marks[0]);
            Assert.True(axis.Marks[^1] <= TimeSpan.FromSeconds(seconds));
        }
    }
}
