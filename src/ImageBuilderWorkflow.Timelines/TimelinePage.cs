using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>
/// Writes a chart as a page that needs nothing else: its style sheets and its script are inside, and its policy allows nothing but them.
/// The chart is a table, so that it can be read without seeing it. Without the script, everything is still there.
/// </summary>
internal sealed class TimelinePage
{
    private const int Marks = 8;
    private const int LongestPath = 10;
    private const int LongestReason = 400;
    private const int LongestMessage = 4000;
    private const int LongestName = 200;

    // A mark whose label would stand beyond the end of the axis has none.
    private const double LastLabel = 0.95;

    private const double LeastGap = 0.004;

    // From here on, a tooltip stands to the left of its bar.
    private const double Half = 0.5;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly IReadOnlyList<TimelineSummary> _builds;
    private readonly TimeScale _axis;
    private readonly string _title;
    private readonly StringBuilder _positions = new();
    private int _row;

    private TimelinePage(TimelineChart chart, string title)
    {
        _builds = TimelineSummary.Of(chart);
        _axis = new TimeScale(chart.Length, Marks);
        _title = title;
    }

    /// <summary>Writes a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The title.</param>
    /// <param name="output">What to write to.</param>
    public static void Write(TimelineChart chart, string title, Stream output) =>
        output.Write(Utf8.GetBytes(new TimelinePage(chart, title).Draw().ToString()));

    private Markup Draw()
    {
        // The rows come first: they say where the bars stand.
        var summaries = Markup.Join(_builds.Select(Summary));
        var table = Table();
        var sheet = Markup.Own(EmbeddedText.Of("timeline.css"));
        var positions = Markup.Own(_positions.ToString());
        var script = Markup.Own(EmbeddedText.Of("timeline.js"));
        var policy =
            $"default-src 'none'; style-src {Hash(sheet)} {Hash(positions)}; script-src {Hash(script)}; "
            + "base-uri 'none'; form-action 'none'";
        return Markup.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Markup.Own(policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="ImageBuilderWorkflow">
            <title>{_title}</title>
            <style>{sheet}</style>
            <style>{positions}</style>
            </head>
            <body>
            {Signs()}
            <header class="top">
            <h1><bdi>{_title}</bdi></h1>
            <p class="facts">{Facts()}</p>
            </header>
            <main>
            <section class="builds" aria-label="Image builds">{summaries}</section>
            <section class="chart" aria-labelledby="chart-title">
            <div class="bar-top">
            <h2 id="chart-title">Timeline</h2>
            {Legend()}
            <div class="depth" role="group" aria-label="Rows to show" hidden>
            <button type="button" data-depth="0" aria-pressed="false">Builds</button>
            <button type="button" data-depth="1" aria-pressed="false">Workflows</button>
            <button type="button" data-depth="2" aria-pressed="true">Steps</button>
            </div>
            </div>
            {table}
            </section>
            </main>
            <script>{script}</script>
            </body>
            </html>

            """
        );
    }

    private string Facts()
    {
        var steps = _builds.Sum(static build => build.Rows.Count(static row => row.Level == 2));
        var builds = TimelineText.Count(_builds.Count, "image build");
        var read = _builds.SelectMany(static build => build.Rows).Where(static row => row.IsOpen).Max(static row => row.Entry.ReadTime);
        return $"{builds}, {TimelineText.Count(steps, "step")}. Times are in UTC."
            + (read is { } time ? $" What still ran was read at {TimelineText.Time(time)}." : string.Empty);
    }

    private static Markup Signs()
    {
        var signs = Enum.GetValues<TimelineState>()
            .Select(static state =>
                Markup.Of($"""<symbol id="sign-{StateSign.Key(state)}" viewBox="0 0 16 16"><path d="{StateSign.Path(state)}"/></symbol>""")
            );
        return Markup.Of($"""<svg class="signs" width="0" height="0" aria-hidden="true" focusable="false">{Markup.Join(signs)}</svg>""");
    }

    private static Markup Sign(TimelineState state) =>
        Markup.Of($"""<svg class="sign" aria-hidden="true" focusable="false"><use href="#sign-{StateSign.Key(state)}"/></svg>""");

    private Markup Legend()
    {
        var states = StateSign
            .Shown(_builds)
            .Select(static state =>
                Markup.Of($"""<li class="{StateSign.Key(state)}"><span class="key"></span>{Sign(state)}{TimelineText.State(state)}</li>""")
            );
        var path = _builds.Any(static build => build.Path.Count > 0)
            ? Markup.Of($"""<li class="critical"><span class="key"></span>Critical path</li>""")
            : Markup.None;
        var waits = _builds.Any(static build => build.Rows.Any(static row => row.Wait is not null))
            ? Markup.Of($"""<li class="waits"><span class="key"></span>Wait before the start</li>""")
            : Markup.None;
        return Markup.Of($"""<ul class="legend" aria-label="Legend">{Markup.Join(states)}{path}{waits}</ul>""");
    }

    private Markup Summary(TimelineSummary build, int index)
    {
        var start = build.Build.Start is { } from ? Markup.Of($"Started {Time(from)}") : Markup.Of($"Not started");
        var end = build.Build.End is { } to && !build.Rows.Any(static row => row.IsOpen) ? Markup.Of($", ended {Time(to)}") : Markup.None;

        // What the title of the page says already.
        var unseen = _builds.Count == 1 && _title == build.Title ? Markup.Of($""" class="unseen" """) : Markup.None;
        var title = TimelineText.Cut(build.Title, LongestName);
        return Markup.Of(
            $"""

            <article class="build {StateSign.Key(build.State)}">
            <h2{unseen}><a href="#b{index + 1}"><bdi>{title}</bdi></a></h2>
            <p class="state">{Sign(build.State)}<span>{build.Status}</span></p>
            <p class="length">{build.Length}</p>
            <p class="when">{start}{end}</p>
            {Strip(build, index)}{Failure(build)}{Waits(build)}{Path(build)}
            </article>
            """
        );
    }

    // With several builds, their workflows at a glance.
    private Markup Strip(TimelineSummary build, int index)
    {
        var workflows = build.Rows.Where(static row => row.Level == 1 && row.Start is not null).ToList();
        if (_builds.Count < 2 || workflows.Count == 0)
        {
            return Markup.None;
        }

        var bars = workflows.Select(
            (row, part) =>
            {
                var id = TimelineText.Invariant($"s{index + 1}-{part + 1}");
                Place(id, row);
                return Markup.Of($"""<span id="{id}" class="bar {StateSign.Key(row.State)}"></span>""");
            }
        );
        return Markup.Of($"""<div class="strip" aria-hidden="true">{Markup.Join(bars)}</div>""");
    }

    private static Markup Failure(TimelineSummary build)
    {
        if (build.Failure is not { } failure)
        {
            return Markup.None;
        }

        var reason = TimelineText.Reason(build.Reason, LongestReason) is { Length: > 0 } text
            ? Markup.Of($"""<span class="reason"><bdi>{text}</bdi></span>""")
            : Markup.None;
        return Markup.Of($"""<p class="note failed"><b>{TimelineText.Status(failure)}:</b> {Where(failure)} {reason}</p>""");
    }

    private static Markup Waits(TimelineSummary build) =>
        Markup.Join(
            build.Waiting.Select(static row =>
                Markup.Of(
                    $"""<p class="note waiting"><b>Waiting for action:</b> {Where(row)} <span>{TimelineText.Length(row)}</span></p>"""
                )
            )
        );

    private static Markup Where(TimelineRow row)
    {
        var workflow = row.Level == 2 ? TimelineText.Line(row.Entry.Workflow) : string.Empty;
        var name = Markup.Of($"<bdi>{Name(row)}</bdi>");
        return workflow.Length == 0 ? name : Markup.Of($"""{name} <span class="in">in <bdi>{workflow}</bdi></span>""");
    }

    // The longest steps of the path, in the order of time.
    private static Markup Path(TimelineSummary build)
    {
        if (build.Path.Count == 0)
        {
            return Markup.None;
        }

        var longest = build.Path.OrderByDescending(static row => row.Length).Take(LongestPath).ToHashSet();
        var steps = build
            .Path.Where(longest.Contains)
            .Select(static row => Markup.Of($"<li><bdi>{Name(row)}</bdi> <span>{TimelineText.Length(row)}</span></li>"));
        var others = build.Path.Count - longest.Count;
        var rest = others > 0 ? Markup.Of($"""<li class="rest">and {others} shorter</li>""") : Markup.None;
        return Markup.Of($"""<div class="path"><h3>Critical path</h3><ol>{Markup.Join(steps)}{rest}</ol></div>""");
    }

    private Markup Table()
    {
        _positions.Append(CultureInfo.InvariantCulture, $".track,.axis{{--mark-at:{Percent(_axis.At(_axis.Step))}}}\n");
        var marks = _axis
            .Marks.Where(mark => mark == TimeSpan.Zero || _axis.At(mark) <= LastLabel)
            .Select(
                (mark, index) =>
                {
                    _positions.Append(CultureInfo.InvariantCulture, $"#m{index}{{left:{Percent(_axis.At(mark))}}}\n");
                    return Markup.Of($"""<span id="m{index}">{TimeAxis.Label(mark)}</span>""");
                }
            );
        return Markup.Of(
            $"""
            <table id="timeline">
            <caption class="unseen">The workflows and steps of each image build, with their times since the start of the build</caption>
            <colgroup><col class="c-name"><col class="c-status"><col><col class="c-length"><col class="c-wait"></colgroup>
            <thead><tr><th scope="col">Name</th><th scope="col">Status</th><th scope="col" class="axis"><span class="unseen">Time since
            the start of the build</span><span aria-hidden="true">{Markup.Join(
                marks
            )}</span></th><th scope="col" class="number">Duration</th>
            <th scope="col" class="number wait">Wait</th></tr></thead>
            {Markup.Join(_builds.Select(Body))}
            </table>
            """
        );
    }

    private Markup Body(TimelineSummary build, int index) =>
        Markup.Of($"""<tbody id="b{index + 1}">{Markup.Join(build.Rows.Select(Row))}</tbody>{"\n"}""");

    private Markup Row(TimelineRow row)
    {
        var id = ++_row;
        var side = row.Start is { } start && _axis.At(start) > Half ? " late" : string.Empty;
        var classes = $"l{row.Level} {StateSign.Key(row.State)}{(row.Entry.IsCritical ? " critical" : string.Empty)}{side}";
        var wait = row.Wait is { } time ? TimelineText.Length(time) : string.Empty;
        return Markup.Of(
            $"""

            <tr id="r{id}" class="{classes}" tabindex="0" aria-describedby="t{id}">
            <th scope="row"><span class="who">{Sign(row.State)}<bdi>{Name(row)}</bdi></span></th>
            <td class="status">{TimelineText.Status(row)}</td>
            <td class="track">{Bar(row, id)}{Tip(row, id)}</td>
            <td class="number">{TimelineText.Length(row)}</td>
            <td class="number wait">{wait}</td>
            </tr>
            """
        );
    }

    private Markup Bar(TimelineRow row, int id)
    {
        if (row.Start is not { } start)
        {
            return Markup.Of(
                $"""<span class="no-bar"><span aria-hidden="true">&#8211;</span><span class="unseen">Not started</span></span>"""
            );
        }

        Place(TimelineText.Invariant($"r{id}"), row);
        var wait = Gap(row) is null ? Markup.None : Markup.Of($"""<span class="gap"></span>""");
        var critical = row.Entry.IsCritical ? ", on the critical path" : string.Empty;
        return Markup.Of(
            $"""{wait}<span class="bar"></span><span class="unseen">Starts after {TimelineText.Length(start)}{critical}</span>"""
        );
    }

    // What a person reads who points at the bar or moves to the row.
    private static Markup Tip(TimelineRow row, int id)
    {
        var entry = row.Entry;
        var message = TimelineText.Block(entry.Reason, LongestMessage) is { Length: > 0 } reason
            ? Markup.Of($"""<p class="message"><bdi>{reason}</bdi></p>""")
            : Markup.None;
        (string Name, Markup Value)?[] facts =
        [
            ("Status", entry.Status is { } status ? Text(status) : Markup.Of($"{TimelineText.State(row.State)}")),
            entry.StartTime is { } start ? ("Start", Time(start)) : null,
            entry.EndTime is { } end ? ("End", Time(end)) : null,
            row.IsOpen ? ("So far", Markup.Of($"{TimelineText.Length(row.Length!.Value)}"))
            : TimelineText.Length(row) is { Length: > 0 } length ? ("Duration", Markup.Of($"{length}"))
            : null,
            row.Wait is { } wait ? ("Wait", Markup.Of($"{TimelineText.Length(wait)}")) : null,
            entry.IsCritical ? ("Critical path", Markup.Of($"yes")) : null,
            entry.StepAction is { } action ? ("Action", Text(action)) : null,
            row.Level == 2 && entry.Workflow is { } workflow ? ("Workflow", Text(workflow)) : null,
            entry.WorkflowType is { } type ? ("Type", Text(type)) : null,
            entry.ParallelGroup is { Length: > 0 } group ? ("Parallel group", Text(group)) : null,
            entry.ToString() is { Length: > 0 } ids ? (row.Level == 0 ? "ARN" : "Id", Text(ids)) : null,
        ];
        var terms = Markup.Join(
            facts.OfType<(string Name, Markup Value)>().Select(static fact => Markup.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>"))
        );
        return Markup.Of(
            $"""
            <div class="tip" role="tooltip" id="t{id}"><p class="name"><bdi>{Name(row)}</bdi></p>{message}<dl>{terms}</dl></div>
            """
        );
    }

    private static Markup Text(string text) => Markup.Of($"<bdi>{TimelineText.Cut(TimelineText.Line(text), LongestReason)}</bdi>");

    private static Markup Time(DateTime time) =>
        Markup.Of($"""<time datetime="{TimelineText.Iso(time)}">{TimelineText.Time(time)}</time>""");

    private static string Name(TimelineRow row) => TimelineText.Cut(TimelineText.Name(row.Entry), LongestName);

    private void Place(string id, TimelineRow row)
    {
        var (start, end) = (row.Start!.Value, row.End!.Value);
        var at = _axis.At(start);
        _positions.Append(CultureInfo.InvariantCulture, $"#{id}{{--at:{Percent(at)};--long:{Percent(_axis.At(end) - at)}");
        if (Gap(row) is { } from)
        {
            _positions.Append(CultureInfo.InvariantCulture, $";--from:{Percent(from)};--gap:{Percent(at - from)}");
        }

        _positions.Append("}\n");
    }

    // Where a wait begins that is long enough to see.
    private double? Gap(TimelineRow row) =>
        row is { Start: { } start, Wait: { } wait } && _axis.At(start) - _axis.At(start - wait) > LeastGap ? _axis.At(start - wait) : null;

    private static string Percent(double part) => (part * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    private static string Hash(Markup text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Utf8.GetBytes(text.ToString())))}'";
}
