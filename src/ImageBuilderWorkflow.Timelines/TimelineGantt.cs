using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>
/// Writes a chart as Markdown for a pull request or an issue: a Gantt chart of Mermaid, and a table of what failed or waits.
/// </summary>
internal static partial class TimelineGantt
{
    // What Mermaid draws: 50000 characters, with the title and the settings.
    private const int LargestChart = 48_000;

    private const int LongestName = 60;
    private const int LongestSection = 44;

    // The width of a letter of a section's name, in pixels.
    private const int Letter = 6;

    private const int LongestReason = 300;

    // Every build starts at this time, which is midnight in every time zone: Mermaid reads and shows local times.
    private const string Midnight = "2000-01-01 00:00:00";

    private static readonly DateTime Base = DateTime.Parse(Midnight, CultureInfo.InvariantCulture);

    /// <summary>Writes a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The title.</param>
    /// <param name="output">What to write to.</param>
    public static void Write(TimelineChart chart, string title, Stream output)
    {
        var builds = TimelineSummary.Of(chart);
        var text = new StringBuilder();
        Line(text, $"## {Markdown(title)}");
        Line(text, $"");
        foreach (var build in builds)
        {
            var length = build.Length.Length > 0 ? ", " + build.Length : string.Empty;
            var start = build.Build.Start is { } time ? ", started " + TimelineText.Time(time) : string.Empty;
            Line(text, $"- **{Markdown(build.Title)}**: {Markdown(build.Status)}{length}{start}");
        }

        WriteChart(text, chart, builds);
        WriteTable(text, builds);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteChart(StringBuilder text, TimelineChart chart, IReadOnlyList<TimelineSummary> builds)
    {
        var gantt = Chart(chart, builds, level: 2);
        var hasAll = gantt.Length <= LargestChart;
        for (var level = 1; gantt.Length > LargestChart && level >= 0; level--)
        {
            gantt = Chart(chart, builds, level);
        }

        // Mermaid refuses a chart without a bar.
        if (builds.Any(static build => build.Build.Start is not null) && gantt.Length <= LargestChart)
        {
            Line(text, $"");
            Line(text, $"```mermaid");
            text.Append(gantt);
            Line(text, $"```");
        }

        if (!hasAll)
        {
            Line(text, $"");
            Line(text, $"There are more steps than Mermaid can draw.");
        }
    }

    private static string Chart(TimelineChart chart, IReadOnlyList<TimelineSummary> builds, int level)
    {
        var text = new StringBuilder();
        Line(text, $"    title Time since the start of the build");
        Line(text, $"    dateFormat YYYY-MM-DD HH:mm:ss.SSS");
        Line(text, $"    axisFormat {(chart.Length < TimeSpan.FromDays(1) ? "%H:%M" : "%d %H:%M")}");
        Line(text, $"    todayMarker off");
        var sections = new Dictionary<string, int>(StringComparer.Ordinal);
        var longest = 0;
        var task = 0;
        foreach (var build in builds)
        {
            foreach (var rows in build.Rows.GroupBy(row => row.Level == 0 || level == 0 ? null : row.Entry.WorkflowExecutionId))
            {
                var deepest = rows.Where(row => row.Level <= level && row.Start is not null)
                    .GroupBy(static row => row.Level)
                    .MaxBy(static group => group.Key);
                if (
                    deepest is null
                    || (deepest.Key == 0 && build.Rows.Any(row => row.Level > 0 && row.Level <= level && row.Start is not null))
                )
                {
                    continue;
                }

                var name = deepest.Key == 0 ? build.Title : TimelineText.Line(rows.First().Entry.Workflow ?? rows.First().Entry.Name);
                if (builds.Count > 1 && deepest.Key > 0)
                {
                    name = $"{build.Title} {name}";
                }

                // Mermaid takes sections of the same name for one.
                name = Cells.CutMiddle(name, LongestSection, '\u2026');
                var count = sections[name] = sections.GetValueOrDefault(name) + 1;
                longest = Math.Max(longest, Cells.Of(name));
                Line(text, $"    section {Name(count == 1 ? name : TimelineText.Invariant($"{name} ({count})"))}");
                foreach (var row in deepest)
                {
                    Line(text, $"    {Name(Label(row))} :{Tags(row)}t{++task}, {Time(Base + row.Start!.Value)}, {Milliseconds(row)}ms");
                }
            }
        }

        // Mermaid does not make room for the names of sections.
        return $"%%{{init: {{\"gantt\": {{\"leftPadding\": {TimelineText.Invariant($"{(longest + 4) * Letter}")}}}}}}}%%\ngantt\n{text}";
    }

    // Colours are not enough: a name tells what did not end well.
    private static string Label(TimelineRow row)
    {
        var name = TimelineText.Cut(TimelineText.Name(row.Entry), LongestName);
        return row.State == TimelineState.Completed ? name : $"{name} ({TimelineText.Status(row)})";
    }

    private static string Tags(TimelineRow row)
    {
        var tags = row.State switch
        {
            TimelineState.Failed => "crit, ",
            TimelineState.Waiting => "crit, active, ",
            TimelineState.Running => "active, ",
            _ => "done, ",
        };
        return row.Length == TimeSpan.Zero ? "milestone, " + tags : tags;
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static long Milliseconds(TimelineRow row) => (long)row.Length!.Value.TotalMilliseconds;

    private static void WriteTable(StringBuilder text, IReadOnlyList<TimelineSummary> builds)
    {
        var rows = builds
            .SelectMany(static build =>
                build
                    .Rows.Where(row => row.Level == 2 && row.State is TimelineState.Failed or TimelineState.Waiting)
                    .Concat(build.Failure is { Level: < 2 } failure ? [failure] : [])
                    .Select(row => (Build: build, Row: row))
            )
            .ToList();
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"");
        Line(text, $"| Image | Workflow | Step | Status | Duration | Reason |");
        Line(text, $"| --- | --- | --- | --- | --- | --- |");
        foreach (var (build, row) in rows)
        {
            var reason = row == build.Failure ? build.Reason : row.Entry.Reason;
            string[] cells =
            [
                build.Title,
                TimelineText.Line(row.Entry.Workflow),
                row.Level == 2 ? TimelineText.Name(row.Entry) : string.Empty,
                TimelineText.Status(row),
                TimelineText.Length(row),
                TimelineText.Reason(reason, LongestReason),
            ];
            Line(text, $"| {string.Join(" | ", cells.Select(Markdown))} |");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');

    // Mermaid's own form of a character that it would act on. A first letter that could begin a statement is one as well.
    private static string Name(string text)
    {
        var name = ActiveInMermaid().Replace(text, static active => Code(active.Value[0]));
        return Statement().IsMatch(name) ? Code(name[0]) + name[1..] : name;

        static string Code(char c) => FormattableString.Invariant($"#{(int)c};");
    }

    // The characters that Markdown acts on. A space that nobody sees keeps a sign from naming a person or an issue.
    private static string Markdown(string text) =>
        ActiveInMarkdown()
            .Replace(
                text,
                static active =>
                    FormattableString.Invariant($"&#{(int)active.Value[^1]};") switch
                    {
                        var code when active.Value is "@" or "#" => code + "&#8203;",
                        var code when active.Length > 1 => active.Value[..^1] + code,
                        var code => code,
                    }
            );

    [GeneratedRegex(@"[\x00-\x7f-[A-Za-z0-9 ()/._-]]")]
    private static partial Regex ActiveInMermaid();

    [GeneratedRegex(
        @"^(?:\d|gantt|dateFormat|inclusiveEndDates|topAxis|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|title"
            + "|acc(?:Title|Descr)|section|click|call|href|style|classDef|end|vert)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Statement();

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|&~$@:]|www\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ActiveInMarkdown();
}
