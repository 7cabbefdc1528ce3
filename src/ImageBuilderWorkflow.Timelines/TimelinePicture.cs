using System.Globalization;
using System.Text;
using System.Xml;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>Writes a chart as a picture without a script or another file, which is light or dark as its reader prefers.</summary>
internal sealed class TimelinePicture
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const double Width = 960;
    private const double Edge = 20;
    private const double Names = 250;
    private const double Numbers = 66;
    private const double AxisLeft = Edge + Names;
    private const double AxisWidth = Width - AxisLeft - Numbers - Edge;
    private const double HeadHeight = 58;
    private const double AxisHeight = 22;
    private const double LegendHeight = 38;
    private const double ReasonHeight = 18;
    private const double SignSize = 12;
    private const double LeastBar = 2.5;
    private const int Marks = 8;
    private const int LongestTitle = 70;
    private const int LongestReason = 140;
    private const int LongestMessage = 600;

    // A mark whose label would stand beyond the end of the axis has none.
    private const double LastLabel = 0.95;

    // The width of a letter of the names, which no font is there to tell.
    private const double Letter = 6.7;
    private const double BoldLetter = 7.1;
    private const double LeastGap = 3;

    private static readonly double[] RowHeights = [30, 24, 21];
    private static readonly double[] BarHeights = [5, 7, 12];

    private readonly XmlWriter _xml;
    private readonly IReadOnlyList<TimelineSummary> _builds;
    private readonly TimeScale _axis;
    private readonly string _title;

    private TimelinePicture(XmlWriter xml, TimelineChart chart, string title)
    {
        _xml = xml;
        _builds = TimelineSummary.Of(chart);
        _axis = new TimeScale(chart.Length, Marks);
        _title = title;
    }

    /// <summary>Writes a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The title.</param>
    /// <param name="output">What to write to.</param>
    public static void Write(TimelineChart chart, string title, Stream output)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = " ",
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using var xml = XmlWriter.Create(output, settings);
        new TimelinePicture(xml, chart, title).Draw();
    }

    private double Height =>
        HeadHeight
        + AxisHeight
        + _builds.Sum(static build => build.Rows.Sum(static row => RowHeights[row.Level]) + (Reason(build) is null ? 0 : ReasonHeight))
        + LegendHeight;

    private void Draw()
    {
        Start("svg");
        Set("width", Width);
        Set("height", Height);
        _xml.WriteAttributeString("viewBox", TimelineText.Invariant($"0 0 {Width} {Height}"));
        Set("role", "img");
        Set("aria-labelledby", "title desc");
        Text("title", _title, ("id", "title"));
        Text("desc", Description(), ("id", "desc"));
        Text("style", EmbeddedText.Of("picture.css"));
        Definitions();
        Shape("rect", "page", ("x", 0.5), ("y", 0.5), ("width", Width - 1), ("height", Height - 1), ("rx", 8));
        Head();
        Axis();
        var y = HeadHeight + AxisHeight;
        foreach (var build in _builds)
        {
            y = Build(build, y);
        }

        Legend(y);
        _xml.WriteEndElement();
    }

    private string Description() => string.Join(" ", _builds.Select(static build => $"{build.Title}: {Facts(build)}."));

    private static string Facts(TimelineSummary build) =>
        string.Join(
            ", ",
            new[]
            {
                build.Status,
                build.Length,
                build.Build.Start is { } start ? "started " + TimelineText.Time(start) : string.Empty,
            }.Where(static fact => fact.Length > 0)
        );

    private void Definitions()
    {
        Start("defs");
        Pattern("failed-bar", 6, "M-1 7 7 -1M-4 4 4 -4M2 10 10 2", 2.5);
        Pattern("running-bar", 7, "M6 0V7", 2);
        Start("pattern");
        Set("id", "waiting-bar");
        Set("width", 6);
        Set("height", 6);
        Set("patternUnits", "userSpaceOnUse");
        Shape("circle", "dot", ("cx", 3), ("cy", 3), ("r", 1.6));
        _xml.WriteEndElement();
        Start("clipPath");
        Set("id", "names");
        Shape("rect", null, ("x", 0), ("y", 0), ("width", AxisLeft - 8), ("height", Height));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Pattern(string id, double size, string path, double line)
    {
        Start("pattern");
        Set("id", id);
        Set("width", size);
        Set("height", size);
        Set("patternUnits", "userSpaceOnUse");
        Start("path");
        Set("class", "stripe");
        Set("d", path);
        Set("stroke-width", line);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Head()
    {
        Label("title", Edge, 30, TimelineText.Cut(_title, LongestTitle));
        var facts = _builds.Count == 1 ? Facts(_builds[0]) : "Time since the start of each build";
        Label("soft", Edge, 48, facts);
    }

    private void Axis()
    {
        var bottom = Height - LegendHeight;
        foreach (var mark in _axis.Marks)
        {
            var at = _axis.At(mark);
            var x = X(at);
            Line("mark", x, HeadHeight + 4, x, bottom);
            if (mark == TimeSpan.Zero || at <= LastLabel)
            {
                Label("soft", x + 4, HeadHeight + 15, TimeAxis.Label(mark));
            }
        }

        Line("rule", Edge, HeadHeight + AxisHeight - 1, Width - Edge, HeadHeight + AxisHeight - 1);
    }

    private double Build(TimelineSummary build, double y)
    {
        foreach (var row in build.Rows)
        {
            var isFirst = row == build.Rows[0];
            if (isFirst && build != _builds[0])
            {
                Line("rule", Edge, y, Width - Edge, y);
            }

            Row(row, y);
            y += RowHeights[row.Level];
            if (isFirst && Reason(build) is { } reason)
            {
                Label("reason", Edge + SignSize + 6, y + 9, reason);
                y += ReasonHeight;
            }
        }

        return y;
    }

    private static string? Reason(TimelineSummary build) =>
        build.Failure is null
            ? null
            : TimelineText.Cut(
                TimelineText.Reason(build.Reason, LongestReason) is { Length: > 0 } reason
                    ? $"{TimelineText.Name(build.Failure.Entry)}: {reason}"
                    : $"{TimelineText.Name(build.Failure.Entry)}: {TimelineText.Status(build.Failure)}",
                LongestReason
            );

    private void Row(TimelineRow row, double y)
    {
        var middle = y + (RowHeights[row.Level] / 2);
        var left = Edge + (row.Level * 16);
        Start("g");
        Set("class", StateSign.Key(row.State));
        Text("title", Tip(row));
        Sign(row.State, left, middle - (SignSize / 2));
        Start("g");
        Set("clip-path", "url(#names)");
        var name = Fit(TimelineText.Name(row.Entry), AxisLeft - 12 - left - SignSize - 6, row.Level < 2 || row.Entry.IsCritical);
        Label(TimelineText.Invariant($"l{row.Level}{(row.Entry.IsCritical ? " path" : "")}"), left + SignSize + 6, middle + 4, name);
        _xml.WriteEndElement();
        Bar(row, middle);
        var (kind, length) =
            row.Start is null ? ("number soft", TimelineText.Status(row))
            : row.Level < 2 || row.Entry.IsCritical ? ("number path", TimelineText.Length(row))
            : ("number", TimelineText.Length(row));
        Label(kind, Width - Edge, middle + 4, length);
        _xml.WriteEndElement();
    }

    private void Bar(TimelineRow row, double middle)
    {
        if (row.Start is not { } start)
        {
            return;
        }

        var from = X(_axis.At(start));
        var width = Math.Max(X(_axis.At(row.End!.Value)) - from, LeastBar);
        from = Math.Min(from, AxisLeft + AxisWidth - LeastBar);
        var height = BarHeights[row.Level];
        if (row.Wait is { } wait && X(_axis.At(start - wait)) is var gap && from - gap >= LeastGap)
        {
            Line("gap", gap, middle, from, middle);
        }

        Shape("rect", "bar", ("x", from), ("y", middle - (height / 2)), ("width", width), ("height", height), ("rx", 2));
        if (row.State is TimelineState.Failed or TimelineState.Running or TimelineState.Waiting)
        {
            Shape("rect", "over", ("x", from), ("y", middle - (height / 2)), ("width", width), ("height", height), ("rx", 2));
        }

        if (row.Entry.IsCritical)
        {
            var rail = middle + (height / 2) + 2.5;
            Line("rail", from, rail, from + width, rail);
        }
    }

    private static string Tip(TimelineRow row)
    {
        var entry = row.Entry;
        string[] lines =
        [
            TimelineText.Name(entry),
            string.Join(", ", new[] { TimelineText.Status(row), TimelineText.Length(row) }.Where(static fact => fact.Length > 0)),
            entry.StartTime is { } start ? "Start " + TimelineText.Time(start) : string.Empty,
            entry.EndTime is { } end ? "End " + TimelineText.Time(end) : string.Empty,
            row.Wait is { } wait ? "Wait " + TimelineText.Length(wait) : string.Empty,
            entry.IsCritical ? "On the critical path" : string.Empty,
            TimelineText.Block(entry.Reason, LongestMessage),
        ];
        return string.Join('\n', lines.Where(static line => line.Length > 0));
    }

    private void Legend(double y)
    {
        var middle = y + (LegendHeight / 2) + 2;
        var x = Edge;
        foreach (var state in StateSign.Shown(_builds))
        {
            Start("g");
            Set("class", StateSign.Key(state));
            Sign(state, x, middle - (SignSize / 2));
            Label("soft", x + SignSize + 5, middle + 4, TimelineText.State(state));
            _xml.WriteEndElement();
            x += SignSize + 5 + (TimelineText.State(state).Length * Letter) + 14;
        }

        if (_builds.Any(static build => build.Path.Count > 0))
        {
            Line("rail", x, middle, x + 16, middle);
            Label("soft", x + 21, middle + 4, "Critical path");
            x += 21 + (13 * Letter) + 14;
        }

        if (_builds.Any(static build => build.Rows.Any(static row => row.Wait is not null)))
        {
            Line("gap", x, middle, x + 16, middle);
            Label("soft", x + 21, middle + 4, "Wait before the start");
        }
    }

    // No font is there to tell the width of a name.
    private static string Fit(string name, double width, bool isBold) =>
        Cells.CutMiddle(name, (int)(width / (isBold ? BoldLetter : Letter)), '\u2026');

    private static double X(double part) => AxisLeft + (part * AxisWidth);

    private void Sign(TimelineState state, double x, double y)
    {
        Start("path");
        Set("class", "sign");
        Set("transform", TimelineText.Invariant($"translate({x:0.##} {y:0.##}) scale({SignSize / 16:0.##})"));
        Set("d", StateSign.Path(state));
        _xml.WriteEndElement();
    }

    private void Label(string kind, double x, double y, string text) =>
        Text("text", text, ("class", kind), ("x", Number(x)), ("y", Number(y)));

    private void Line(string kind, double x1, double y1, double x2, double y2) =>
        Shape("line", kind, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    private void Shape(string name, string? kind, params (string Name, double Value)[] attributes)
    {
        Start(name);
        if (kind is not null)
        {
            Set("class", kind);
        }

        foreach (var (attribute, value) in attributes)
        {
            Set(attribute, value);
        }

        _xml.WriteEndElement();
    }

    private void Text(string name, string text, params (string Name, string Value)[] attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes)
        {
            Set(attribute, value);
        }

        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void Start(string name) => _xml.WriteStartElement(name, Svg);

    private void Set(string name, string value) => _xml.WriteAttributeString(name, value);

    private void Set(string name, double value) => Set(name, Number(value));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
