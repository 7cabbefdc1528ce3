using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow;

/// <summary>
/// Renders the values that the module's views show, for the format file. Every text of the service that a view shows passes through this
/// class, which replaces the characters that a terminal would act on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Display
{
    /// <summary>Renders a text as one line: each run of white space becomes a single space.</summary>
    /// <param name="value">The text, or an object that has one.</param>
    /// <returns>The line; <see langword="null"/> if there is no value.</returns>
    public static string? Line(object? value)
    {
        var text = value?.ToString();
        if (text is null || !NeedsWork(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                AppendVisible(line, c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>
    /// Renders a reason as one line and shortens the Image Builder ARNs in it, so that the distinguishing part fits in the column.
    /// </summary>
    /// <param name="reason">The reason.</param>
    /// <returns>The line; <see langword="null"/> if there is no value.</returns>
    public static string? Reason(string? reason) => reason is null ? null : ArnStart().Replace(Line(reason)!, string.Empty);

    /// <summary>Renders a text and keeps its line breaks and tabs.</summary>
    /// <param name="value">The text, or an object that has one.</param>
    /// <returns>The text; <see langword="null"/> if there is no value.</returns>
    public static string? Text(object? value)
    {
        var text = value?.ToString();
        if (text is null || !text.Any(NeedsPicture))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\t' || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                visible.Append(text[i]);
            }
            else
            {
                AppendVisible(visible, text[i]);
            }
        }

        return visible.ToString();
    }

    /// <summary>
    /// Renders an event of a log: keeps its line breaks, tabs and colors. PowerShell removes the colors where
    /// <c>$PSStyle.OutputRendering</c> does not allow them.
    /// </summary>
    /// <param name="message">The text of the event.</param>
    /// <returns>The text; <see langword="null"/> if there is no value.</returns>
    public static string? Log(string? message)
    {
        var text = message?.TrimEnd('\r', '\n');
        if (text is null || !text.Contains('\e'))
        {
            return Text(text);
        }

        var visible = new StringBuilder(text.Length);
        var at = 0;
        foreach (Match color in Color().Matches(text))
        {
            visible.Append(Text(text[at..color.Index])).Append(color.Value);
            at = color.Index + color.Length;
        }

        visible.Append(Text(text[at..]));
        return at == 0 ? visible.ToString() : visible.Append("\e[0m").ToString();
    }

    /// <summary>Renders the time of an event of a log to the second, with a Z for UTC.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The text, for example <c>2026-09-14 07:52:10Z</c>; <see langword="null"/> if there is no value.</returns>
    public static string? LogTime(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Renders a time to the minute, with a Z for UTC.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The text, for example <c>2026-09-14 07:52Z</c>; <see langword="null"/> if there is no value.</returns>
    public static string? Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>Renders a duration, or the time elapsed so far.</summary>
    /// <param name="duration">The duration, if it is known.</param>
    /// <param name="elapsed">The time elapsed so far.</param>
    /// <returns>The text, with a plus sign after an elapsed time; <see langword="null"/> if there is neither.</returns>
    public static string? Elapsed(TimeSpan? duration, TimeSpan? elapsed) =>
        duration is { } final ? Short(final)
        : elapsed is { } soFar ? Short(soFar) + "+"
        : null;

    /// <summary>
    /// Renders a status in the colour that <c>$PSStyle</c> defines for its meaning. Redirected output has no colour, unless
    /// <c>$PSStyle.OutputRendering</c> is Ansi.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <param name="width">The width of the column.</param>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    /// <returns>The status, enclosed in the escape sequences of its colour if it has one.</returns>
    public static string? Status(string? status, int width, object? style) => Status(status, width, style, Console.IsOutputRedirected);

    /// <summary>Renders a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="width">The width of the column.</param>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    /// <param name="isRedirected">
    /// Whether the output of the process goes to a file or another program. PowerShell itself does not remove colours there.
    /// </param>
    internal static string? Status(string? status, int width, object? style, bool isRedirected)
    {
        var text = Cut(Line(status), width);
        var rendering = style?.GetType().GetProperty("OutputRendering")?.GetValue(style)?.ToString();
        if (rendering == "PlainText" || (isRedirected && rendering != "Ansi"))
        {
            return text;
        }

        return text is { Length: > 0 } && Colour(status!, style) is { Length: > 0 } colour ? $"{colour}{text}\x1b[0m" : text;
    }

    /// <summary>Renders a name followed by a version. If the column is too narrow, only the name is shortened.</summary>
    /// <param name="text">The text, for example <c>golden-image/1.4.2/3</c>.</param>
    /// <param name="width">The width of the column.</param>
    /// <returns>The text, at most as wide as the column; <see langword="null"/> if there is no value.</returns>
    public static string? Versioned(string? text, int width)
    {
        var line = Line(text);
        var version = line?.IndexOfAny(['/', ' ']) ?? -1;
        if (line is null || line.Length <= width || version < 0)
        {
            return Cut(line, width);
        }

        var name = width - (line.Length - version) - 1;
        return name < 1 ? Cut(line, width) : string.Concat(line.AsSpan(0, Math.Min(name, version)), "\u2026", line.AsSpan(version));
    }

    /// <summary>Renders a version followed by the build number.</summary>
    /// <param name="version">The version.</param>
    /// <param name="arn">The ARN, which ends in the build number.</param>
    /// <returns>The text, for example <c>1.0.3/1</c>.</returns>
    public static string? Build(string? version, string? arn) =>
        Line(
            string.IsNullOrEmpty(version) || version.Contains('/', StringComparison.Ordinal) || ArnText.Build(arn) is not { } build
                ? version
                : $"{version}/{build}"
        );

    /// <summary>Renders the type of a workflow execution. Executions of 2023 have none; for them it comes from the ARN.</summary>
    /// <param name="type">The type.</param>
    /// <param name="workflowArn">The ARN of the workflow.</param>
    /// <returns>The type, for example <c>BUILD</c>; <see langword="null"/> if it is not known.</returns>
    public static string? WorkflowType(string? type, string? workflowArn) =>
        Line(string.IsNullOrEmpty(type) ? ArnText.WorkflowType(workflowArn) : type);

    [GeneratedRegex(@"arn:aws[a-z-]*:imagebuilder:[a-z0-9-]*:(?:\d{12}|aws):", RegexOptions.CultureInvariant)]
    private static partial Regex ArnStart();

    private static string Short(TimeSpan time) =>
        time.ToString(
            time.Days switch
            {
                0 => @"hh\:mm\:ss",
                < 100 => @"d\.hh\:mm",
                _ => @"d\d",
            },
            CultureInfo.InvariantCulture
        );

    private static string? Cut(string? text, int width) => text is null || text.Length <= width ? text : text[..(width - 1)] + "\u2026";

    private static string? Colour(string status, object? style) =>
        status switch
        {
            "FAILED" or "TIMED_OUT" or "ROLLBACK_COMPLETED" or "ROLLBACK_IN_PROGRESS" => Sequence(style, "Formatting", "Error"),
            "CANCELLED" or "CANCELLING" or "DISABLED" or "DEPRECATED" or "ABANDONED" => Sequence(style, "Formatting", "Warning"),
            "COMPLETED" or "AVAILABLE" or "SUCCESS" or "ENABLED" => Sequence(style, "Foreground", "Green"),
            "RUNNING" or "IN_PROGRESS" or "CREATING" or "BUILDING" or "TESTING" or "DISTRIBUTING" or "INTEGRATING" => Sequence(
                style,
                "Foreground",
                "Cyan"
            ),
            "SKIPPED" or "PENDING" or "DELETED" => Sequence(style, "Foreground", "BrightBlack"),
            _ => null,
        };

    // By reflection: this assembly knows the framework alone.
    private static string? Sequence(object? style, string group, string name)
    {
        var colours = style?.GetType().GetProperty(group)?.GetValue(style);
        return colours?.GetType().GetProperty(name)?.GetValue(colours) as string;
    }

    private static bool NeedsWork(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isLoneBlank = text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i + 1] != ' ';
            if (NeedsPicture(text[i]) || (char.IsWhiteSpace(text[i]) && !isLoneBlank))
            {
                return true;
            }
        }

        return false;
    }

    // Control characters, and the characters that change the direction of text.
    private static bool NeedsPicture(char c) =>
        char.IsControl(c) || c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static void AppendVisible(StringBuilder text, char c) =>
        _ = c switch
        {
            < ' ' => text.Append((char)(0x2400 + c)),
            '\x7f' => text.Append('\u2421'),
            _ when NeedsPicture(c) => text.Append(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>"),
            _ => text.Append(c),
        };

    // Colors, weight, underline and their resets. Concealed text is not among them: it would hide what it says.
    [GeneratedRegex(
        @"\e\[(?:(?:[0-479]|2[1-579]|[349][0-7]|10[0-7]|[34]9|[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3})(?:;(?!m)|(?=m)))*m"
    )]
    private static partial Regex Color();
}
