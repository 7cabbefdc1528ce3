namespace ImageBuilderWorkflow.Timelines;

/// <summary>A kind of file that a timeline can be written to. The extension of the file decides.</summary>
internal sealed class TimelineFormat
{
    private static readonly TimelineFormat[] All =
    [
        new(TimelinePage.Write, ".html", ".htm"),
        new(TimelinePicture.Write, ".svg"),
        new(TimelineTrace.Write, ".json"),
        new(TimelineGantt.Write, ".md"),
    ];

    private readonly Action<TimelineChart, string, Stream> _write;
    private readonly string[] _extensions;

    private TimelineFormat(Action<TimelineChart, string, Stream> write, params string[] extensions)
    {
        _write = write;
        _extensions = extensions;
    }

    /// <summary>The extensions that have a format, for a message.</summary>
    public static string Extensions => ".html, .htm, .svg, .json or .md";

    /// <summary>The format of a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The format; <see langword="null"/> if the extension has none.</returns>
    public static TimelineFormat? Of(string path)
    {
        var extension = Path.GetExtension(path);
        return Array.Find(All, format => format._extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Writes a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">The title; <see langword="null"/> for one that comes from the builds. Untrusted.</param>
    /// <param name="output">What to write to.</param>
    public void Write(TimelineChart chart, string? title, Stream output) =>
        _write(
            chart,
            TimelineText.Line(title) is { Length: > 0 } given ? given
                : chart.Builds.Count == 1 && TimelineText.Line(chart.Builds[0].Title) is { Length: > 0 } one ? one
                : TimelineText.Count(chart.Builds.Count, "image build"),
            output
        );
}
