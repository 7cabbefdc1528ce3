using System.Text.RegularExpressions;
using ImageBuilderWorkflow.Timelines;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>The Markdown is a chart that Mermaid can read, and a table.</summary>
public sealed partial class TimelineGanttTests
{
    [Fact]
    public void A_workflow_is_a_section_and_a_step_is_a_task()
    {
        var lines = Chart(Drawing.FailedBuild());

        Assert.Equal(
            [
                "section workflow-1 1.0.1",
                "Step1 :done, t1, 2000-01-01 00:01:00.000, 120000ms",
                "Step2 :done, t2, 2000-01-01 00:05:00.000, 840000ms",
                "Step3 (Skipped) :milestone, done, t3, 2000-01-01 00:20:00.000, 0ms",
                "section workflow-2 1.0.2",
                "Step1 :done, t4, 2000-01-01 00:21:00.000, 180000ms",
                "Step2 (Failed) :crit, t5, 2000-01-01 00:25:00.000, 300000ms",
            ],
            lines.Skip(6)
        );
    }

    [Fact]
    public void Several_builds_share_the_axis_and_have_sections_of_their_own()
    {
        var lines = Chart([.. Drawing.FailedBuild(), .. Drawing.WaitingBuild()]);

        Assert.Equal(
            ["golden-image/1.4.2/2 workflow-1 1.0.1", "golden-image/1.4.2/2 workflow-2 1.0.2", "golden-image/1.4.3/1 workflow-1 1.0.1"],
            lines.Where(static line => line.StartsWith("section ", StringComparison.Ordinal)).Select(static line => line[8..])
        );
        Assert.Contains("Step2 (Waiting for action) :crit, active, t7, 2000-01-01 00:10:00.000, 1800000ms", lines);
    }

    [Fact]
    public void A_hostile_name_is_a_name()
    {
        var lines = Chart(Drawing.HostileBuild());

        Assert.All(lines.Skip(6), static line => Assert.Matches(Statement(), line));
    }

    [Fact]
    public void A_chart_is_never_larger_than_Mermaid_can_draw()
    {
        var entries = Drawing.LongBuild(1000);
        entries.ForEach(static entry => entry.Name += new string('#', 50));

        var text = Drawing.Of(".md", entries);

        Assert.Single(Chart(entries).Skip(6), static line => line.Contains(":done", StringComparison.Ordinal));
        Assert.Contains("There are more steps than Mermaid can draw.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_what_failed_or_waits()
    {
        var text = Drawing.Of(".md", [.. Drawing.FailedBuild(reason: "a | b @octocat <b>"), .. Drawing.WaitingBuild()]);

        Assert.Equal(
            [
                "| golden-image/1.4.2/2 | workflow-2 1.0.2 | Step2 | Failed | 5m 00s | a &#124; b &#64;&#8203;octocat &#60;b&#62; |",
                "| golden-image/1.4.3/1 | workflow-1 1.0.1 | Step2 | Waiting for action | 30m 00s+ |  |",
            ],
            text.Split('\n').Where(static line => line.StartsWith("| golden", StringComparison.Ordinal))
        );
    }

    private static List<string> Chart(IEnumerable<TimelineEntry> entries)
    {
        var text = Drawing.Of(".md", entries);
        var chart = text.Split("```mermaid\n")[1].Split("```")[0];
        return [.. chart.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Trim())];
    }

    // A name has no character that Mermaid acts on but those of its own codes, and does not begin like a statement.
    [GeneratedRegex(
        @"^(?:section (?:[^\x00-\x7f]|[A-Za-z0-9 ()/._-]|#\d+;)+"
            + @"|(?!(?:section|title|click|end|acc|\d))(?:[^\x00-\x7f]|[A-Za-z0-9 ()/._-]|#\d+;)+"
            + @" :(?:milestone, |crit, |active, |done, )+t\d+, "
            + @"2000-01-01 \d\d:\d\d:\d\d\.\d{3}, \d+ms)$"
    )]
    private static partial Regex Statement();
}
