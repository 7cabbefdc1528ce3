using System.Globalization;
using System.Text;

namespace ImageBuilderWorkflow.Timelines;

/// <summary>The texts that the drawings have in common. What comes from the service is safe to show, and has yet to be escaped.</summary>
internal static class TimelineText
{
    private const string IsoForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Renders a text of the service as one line.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string? text) => Whole(Display.Line(text));

    /// <summary>Renders a text of the service and keeps its line breaks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The number of characters to show at most.</param>
    public static string Block(string? text, int most) => Cut(Whole(Display.Text(text)?.ReplaceLineEndings("\n").Trim()), most);

    /// <summary>Renders a reason as one line, without what all ARNs have in common.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="most">The number of characters to show at most.</param>
    public static string Reason(string? reason, int most) => Cut(Whole(Display.Reason(reason)), most);

    /// <summary>Shortens a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The number of characters to keep at most.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, length).TrimEnd(), "\u2026");
    }

    /// <summary>The name of an entry, for its row.</summary>
    /// <param name="entry">The entry.</param>
    public static string Name(TimelineEntry entry) =>
        Line(entry.Name) is { Length: > 0 } name ? name
        : Line(entry.ToString()) is { Length: > 0 } id ? id
        : "(no name)";

    /// <summary>The status of an entry in plain words, for example Timed out.</summary>
    /// <param name="row">The row of the entry.</param>
    public static string Status(TimelineRow row)
    {
        var status = row.Entry.Status;
        if (row.State == TimelineState.Waiting || string.IsNullOrWhiteSpace(status))
        {
            return State(row.State);
        }

        return status.All(static c => char.IsAsciiLetterUpper(c) || c == '_')
            ? status[0] + status[1..].Replace('_', ' ').ToLowerInvariant()
            : Line(status);
    }

    /// <summary>What a bar shows, in words.</summary>
    /// <param name="state">What it shows.</param>
    public static string State(TimelineState state) => state == TimelineState.Waiting ? "Waiting for action" : state.ToString();

    /// <summary>Renders a length of time with its two largest units, for example 12m 05s.</summary>
    /// <param name="time">The length; not negative.</param>
    public static string Length(TimeSpan time) =>
        time switch
        {
            { Ticks: 0 } => "0s",
            { Ticks: < TimeSpan.TicksPerSecond } => Invariant($"{Math.Max(0.1, Math.Round(time.TotalSeconds, 1)):0.0}s"),
            { Ticks: < TimeSpan.TicksPerMinute } => Invariant($"{time.Seconds}s"),
            { Ticks: < TimeSpan.TicksPerHour } => Invariant($"{time.Minutes}m {time.Seconds:00}s"),
            { Ticks: < TimeSpan.TicksPerDay } => Invariant($"{time.Hours}h {time.Minutes:00}m"),
            _ => Invariant($"{time.Days}d {time.Hours:00}h"),
        };

    /// <summary>Renders the length of a bar, with a plus sign while it grows.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The text; empty if the length is not known.</returns>
    public static string Length(TimelineRow row) =>
        row.Length is { } length && row.IsEndKnown ? Length(length) + (row.IsOpen ? "+" : string.Empty) : string.Empty;

    /// <summary>Renders a time to the second.</summary>
    /// <param name="time">The time.</param>
    public static string Time(DateTime time) => Display.LogTime(Utc(time))!;

    /// <summary>Renders a time for a program.</summary>
    /// <param name="time">The time.</param>
    public static string Iso(DateTime time) => Utc(time).ToString(IsoForm, CultureInfo.InvariantCulture);

    /// <summary>A time in UTC. One that does not tell its zone is in UTC.</summary>
    /// <param name="time">The time.</param>
    public static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;

    /// <summary>A number and what it counts.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">What it counts, for example step.</param>
    public static string Count(int count, string one) => Invariant($"{count} {one}{(count == 1 ? string.Empty : "s")}");

    /// <summary>Renders numbers the same way everywhere.</summary>
    /// <param name="text">The text with its numbers.</param>
    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // Half of a character, and the two values that are no character, cannot stand in a file of text or in XML.
    private static string Whole(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyInRange('\ud800', '\uffff'))
        {
            return text ?? string.Empty;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value is 0xfffe or 0xffff ? Rune.ReplacementChar : rune);
        }

        return whole.ToString();
    }
}
