using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ImageBuilderWorkflow.Timelines;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Timelines;

/// <summary>The chart in a terminal: every line as it is, and that no line is wider than the window.</summary>
public sealed class TerminalChartTests
{
    private const string Arn = "arn:aws:imagebuilder:eu-west-1:123456789012:image/golden-image/1.4.2/";
    private static readonly DateTime Requested = new(2026, 9, 14, 23, 50, 0, DateTimeKind.Utc);

    private static readonly string[] Texts =
    [
        "a",
        "Build ",
        "-",
        "\u00e9",
        "x\u0301\u0302",
        "\u0e01\u0e34",
        "\u65e5\u672c",
        "\U0001f680",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2764\ufe0f",
        "\U0001f1eb\U0001f1ee",
        "\ud83d",
        "\u001b[2J",
        "\u202e",
        "\n",
    ];

    [Fact]
    public void A_failed_build_says_where_and_why() =>
        AssertChart(
            """
                                    0         5m        10m       15m
                                    +---------+---------+---------+---------
            X golden-image/1.4.2/1  XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX 00:20:00
              ` FAILED, 2026-09-14 23:50Z to 2026-09-15 00:10Z
            X   build-image 1.0.3  *....XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX 00:18:00
            +     Launch           *    ############                         00:06:00
            -     Optional                          -                         skipped
            X     Apply            *                ....XXXXXXXXXXXXXXXXXXXX 00:10:00
                  ` exit code 1, no space left on device
            o     CreateOutputAMI                                             pending

            +## completed   XXX failed   o pending   --- skipped   * critical path
            .. wait
            """,
            73,
            Entry("Image", "golden-image/1.4.2/1", "FAILED", 0, 20, reason: "Workflow failed"),
            Entry("Workflow", "build-image 1.0.3", "FAILED", 2, 20, wait: 2, isCritical: true, reason: "Step Apply failed"),
            Entry("Step", "Launch", "COMPLETED", 2, 8, isCritical: true),
            Entry("Step", "Optional", "SKIPPED", 8, 8),
            Entry("Step", "Apply", "FAILED", 10, 20, wait: 2, isCritical: true, reason: "exit code 1,\nno space left on device"),
            Entry("Step", "CreateOutputAMI", "PENDING", null, null)
        );

    [Fact]
    public void What_runs_ends_at_the_time_when_it_was_read() =>
        AssertChart(
            """
                                    0      5m    10m    15m    20m   25m
                                    +------+-----+------+------+-----+------
            > golden-image/1.4.2/2  =======================================> 00:30:00+
              ` TESTING, since 2026-09-14 23:50Z
            +   build              *#############                            00:10:00
            ?   test-a (tests)     *             ??????????????????????????? 00:20:00+
            ?     Approve          *                    ???????????????????? 00:15:00+
            >   test-b (tests)                   ==========================> 00:20:00+
            >     Run                            ==========================> 00:20:00+
            o   distribute                                                    pending

            +## completed   >== running   ??? waiting   o pending   * critical path
            """,
            74,
            Entry("Image", "golden-image/1.4.2/2", "TESTING", 0, null),
            Entry("Workflow", "build", "COMPLETED", 0, 10, isCritical: true),
            Entry("Workflow", "test-a", "RUNNING", 10, null, isCritical: true, isWaiting: true, parallelGroup: "tests"),
            Entry("Step", "Approve", "WAITING", 15, null, isCritical: true, isWaiting: true),
            Entry("Workflow", "test-b", "RUNNING", 10, null, parallelGroup: "tests", execution: "wf-2"),
            Entry("Step", "Run", "RUNNING", 10, null, execution: "wf-2"),
            Entry("Workflow", "distribute", "PENDING", null, null, execution: "wf-3")
        );

    [Fact]
    public void Every_state_has_a_sign_and_a_filling_of_its_own()
    {
        foreach (var signs in new[] { TerminalSigns.Unicode, TerminalSigns.Plain })
        {
            var states = Enum.GetValues<TimelineState>();

            Assert.Equal(states.Length, states.Select(signs.SignOf).Distinct().Count());
            Assert.Equal(states.Length, states.Select(signs.FillOf).Distinct().Count());
            Assert.All(
                states.SelectMany(state => new[] { signs.SignOf(state), signs.FillOf(state) }),
                static sign => Assert.Equal(1, Cells.Of(sign.ToString()))
            );
        }
    }

    [Fact]
    public void Builds_stand_below_each_other_on_one_axis()
    {
        var lines = Lines(
            [
                Entry("Image", "golden-image/1.4.2/1", "AVAILABLE", 0, 20),
                Entry("Image", "golden-image/1.4.2/2", "AVAILABLE", 3000, 3010, build: 2),
            ],
            73,
            TerminalSigns.Plain
        );

        Assert.Equal(
            [new string('#', 40) + " 00:20:00", new string('#', 20) + new string(' ', 20) + " 00:10:00"],
            lines.Where(static line => line.StartsWith('+')).Take(2).Select(static line => line[24..])
        );
        Assert.Equal(["", ""], lines.Where(static line => line.Length == 0));
        Assert.Single(lines, static line => line.TrimStart().StartsWith("0 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_that_has_not_started_has_no_axis() =>
        AssertChart(
            """
            o golden-image/1.4.2/1                                            pending
              ` PENDING

            o pending
            """,
            73,
            Entry("Image", "golden-image/1.4.2/1", "PENDING", null, null)
        );

    [Fact]
    public void Entries_without_their_image_have_its_name_above_them()
    {
        var lines = Lines([Entry("Step", "Launch", "COMPLETED", 0, 20)], 73, TerminalSigns.Plain);

        Assert.Equal("golden-image/1.4.2/1", lines[2]);
        Assert.StartsWith("+     Launch", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_step_has_a_column_inside_its_workflow()
    {
        var lines = Lines(
            [
                Entry("Image", "golden-image/1.4.2/1", "AVAILABLE", 0, 200),
                Entry("Workflow", "build", "COMPLETED", 0, 100),
                Entry("Step", "Last", "COMPLETED", 99.9, 100),
                Entry("Workflow", "distribute", "COMPLETED", 199, 200, execution: "wf-2"),
                Entry("Step", "Copy", "COMPLETED", 199.9, 200, execution: "wf-2"),
            ],
            73,
            TerminalSigns.Plain
        );

        int[] ends = [.. lines.Where(static line => line.StartsWith('+')).Take(5).Select(static line => line.LastIndexOf('#'))];
        Assert.Equal([63, 43, 43, 63, 63], ends);
    }

    [Fact]
    public void The_time_of_a_clock_that_is_slow_is_not_negative()
    {
        var line = Lines([Entry("Step", "Odd", "COMPLETED", 10, 5), Entry("Step", "Even", "COMPLETED", 0, 20)], 73)[3];

        Assert.EndsWith(" 00:00:00", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chart_repeats_its_axis_at_the_end()
    {
        var lines = Lines(
            [
                Entry("Image", "golden-image/1.4.2/1", "AVAILABLE", 0, 300),
                .. Enumerable.Range(0, 300).Select(static i => Entry("Step", $"Step{i}", "COMPLETED", i, i + 1)),
            ],
            120,
            TerminalSigns.Plain
        );

        Assert.Equal(lines[0], lines[^3]);
        Assert.Equal(lines[1], lines[^4]);
        Assert.Equal(300, lines.Count(static line => line.StartsWith("+     Step", StringComparison.Ordinal)));
    }

    [Fact]
    public void Colours_change_no_column()
    {
        TimelineEntry[] entries =
        [
            Entry("Image", "golden-image/1.4.2/1", "FAILED", 0, 20),
            Entry("Workflow", "build", "FAILED", 2, 20, wait: 2, isCritical: true, reason: "no"),
            Entry("Step", "Skip", "SKIPPED", 2, 2),
        ];

        var coloured = new TerminalChart(
            new TimelineChart(entries, Requested),
            80,
            TerminalSigns.Unicode,
            TerminalColours.Of(new Style("Ansi"), isRedirected: true)
        ).Lines();

        Assert.Equal(Lines(entries, 80), coloured.Select(static line => Regex.Replace(line, "\e\\[[0-9;]*m", string.Empty)));
        Assert.Contains(coloured, static line => line.Contains("\e[1mgolden-image", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ansi", true, true)]
    [InlineData("Host", false, true)]
    [InlineData("Host", true, false)]
    [InlineData("PlainText", false, false)]
    public void The_session_decides_about_colours(string rendering, bool isRedirected, bool hasColours) =>
        Assert.Equal(hasColours, TerminalColours.Of(new Style(rendering), isRedirected).Bold("x") != "x");

    [Fact]
    public void No_line_is_wider_than_the_window_and_no_text_breaks_the_columns() =>
        Prop.ForAll(
                Charts().ToArbitrary(),
                static chart =>
                {
                    var lines = Lines(chart.Entries, chart.Width, chart.IsAscii ? TerminalSigns.Plain : TerminalSigns.Unicode);
                    var rows = lines.Where(static line => line.EndsWith(":00", StringComparison.Ordinal)).ToList();
                    return lines.TrueForAll(line => Cells.Of(line) <= chart.Width && Cells.Counted(line) <= chart.Width)
                        && rows.Select(Cells.Of).Distinct().Count() == 1
                        && lines.TrueForAll(static line => !Regex.IsMatch(line, @"[\p{Cc}\u202a-\u202e]"));
                }
            )
            .QuickCheckThrowOnFailure();

    private static Gen<(List<TimelineEntry> Entries, int Width, bool IsAscii)> Charts()
    {
        var text = Gen.ArrayOf(Gen.Elements(Texts)).Select(string.Concat);
        var entry =
            from kind in Gen.Elements("Image", "Workflow", "Step")
            from name in text
            from reason in text
            from status in Gen.Elements("COMPLETED", "FAILED", "CANCELLED", "SKIPPED", "PENDING")
            from start in Gen.Choose(0, 500)
            from length in Gen.Choose(0, 500)
            from isCritical in Gen.Elements(true, false)
            select Entry(kind, name, status, start, start + length, wait: length, isCritical, reason: reason, parallelGroup: name);
        return from entries in Gen.ListOf(entry)
            from width in Gen.Choose(40, 200)
            from isAscii in Gen.Elements(true, false)
            select (new List<TimelineEntry>(entries) { Entry("Image", "golden-image/1.4.2/1", "COMPLETED", 0, 600) }, width, isAscii);
    }

    private static void AssertChart(string chart, int width, params TimelineEntry[] entries) =>
        Assert.Equal(chart.Split('\n'), Lines(entries, width, TerminalSigns.Plain));

    private static TimelineEntry Entry(
        string kind,
        string name,
        string status,
        double? start,
        double? end,
        double? wait = null,
        bool isCritical = false,
        bool isWaiting = false,
        string? reason = null,
        string? parallelGroup = null,
        string execution = "wf-1",
        int build = 1
    ) =>
        new()
        {
            Kind = kind,
            Name = name,
            Status = status,
            StartTime = start is { } from ? Requested.AddMinutes(from) : null,
            EndTime = end is { } to ? Requested.AddMinutes(to) : null,
            Wait = wait is { } time ? TimeSpan.FromMinutes(time) : null,
            IsCritical = isCritical,
            IsWaiting = isWaiting,
            Reason = reason,
            ParallelGroup = parallelGroup,
            ImageBuildVersionArn = Arn + build,
            WorkflowExecutionId = kind == "Image" ? null : execution,
            ReadTime = Requested.AddMinutes(30),
        };

    private static List<string> Lines(IEnumerable<TimelineEntry> entries, int width, TerminalSigns? signs = null) =>
        [
            .. new TerminalChart(
                new TimelineChart(entries, Requested.AddMinutes(99)),
                width,
                signs ?? TerminalSigns.Unicode,
                TerminalColours.None
            ).Lines(),
        ];

    /// <summary>What of <c>$PSStyle</c> is looked at.</summary>
    private sealed record Style(string OutputRendering);
}
