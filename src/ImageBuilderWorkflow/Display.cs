using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow;

/// <summary>
/// Makes texts safe for a terminal. Every text that the module shows passes through this class: the cells of the views, errors, warnings,
/// verbose lines, progress, prompts and completions. The texts come from the service, from files and from users, so they are untrusted.
/// </summary>
/// <remarks>
/// A control character is shown as its Unicode control picture, for example &#x241B; for escape, or as its code point, for example
/// <c>&lt;U+009B&gt;</c>. The same applies to characters that change the direction of text and to invisible characters, because they can
/// make a text look like another text. Letters, combining marks and emoji are never changed. The joiners inside emoji and inside words of
/// scripts that need them are kept.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Display
{
    private const int ZeroWidthNonJoiner = 0x200c;
    private const int ZeroWidthJoiner = 0x200d;
    private const int MongolianVowelSeparator = 0x180e;
    private const int HangulFiller = 0x3164;
    private const int HalfwidthHangulFiller = 0xffa0;
    private const int BlackFlag = 0x1f3f4;
    private const int CancelTag = 0xe007f;

    /// <summary>Renders a text as one line: each run of white space becomes a single space.</summary>
    /// <param name="value">The text, or an object that has one.</param>
    /// <returns>The line; <see langword="null"/> if there is no value.</returns>
    public static string? Line(object? value)
    {
        var text = value?.ToString();
        if (text is null || !HasSpaces(text))
        {
            return Visible(text);
        }

        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return Visible(line.ToString().TrimEnd(' '));
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
    public static string? Text(object? value) => Visible(value?.ToString());

    /// <summary>Renders an object for <c>Format-Custom</c>: the name of its type and all properties.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The text, one line for each property.</returns>
    public static string Custom(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder($"class {value.GetType().Name}\n{{\n");
        foreach (var property in value.GetType().GetProperties())
        {
            text.Append(CultureInfo.InvariantCulture, $"  {property.Name} = ")
                .Append(Text(property.GetValue(value))?.ReplaceLineEndings("\n    "))
                .Append('\n');
        }

        return text.Append("}\n").ToString();
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

    /// <summary>Renders a ratio with two decimal places.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <returns>The text, for example <c>1.25</c>; <see langword="null"/> if there is no value.</returns>
    public static string? Ratio(double? ratio) => ratio?.ToString("0.00", CultureInfo.InvariantCulture);

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
        return text is { Length: > 0 } && HasColours(style, isRedirected) && Colour(status!, style) is { Length: > 0 } colour
            ? $"{colour}{text}\x1b[0m"
            : text;
    }

    /// <summary>Determines whether what is shown has colours.</summary>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    /// <param name="isRedirected">
    /// Whether the output of the process goes to a file or another program. PowerShell itself does not remove colours there.
    /// </param>
    internal static bool HasColours(object? style, bool isRedirected) =>
        style?.GetType().GetProperty("OutputRendering")?.GetValue(style)?.ToString() switch
        {
            "PlainText" => false,
            "Ansi" => true,
            _ => !isRedirected,
        };

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
        return name < 1 ? Cut(line, width) : string.Concat(Head(line, Math.Min(name, version)), "\u2026", line.AsSpan(version));
    }

    /// <summary>Renders a name followed by a version in the last column, which is as wide as the console has room for.</summary>
    /// <param name="text">The text, for example <c>build-image 1.0.3</c>.</param>
    /// <param name="least">The width to use if the output does not go to a console, or if the console is narrow.</param>
    /// <param name="start">The number of characters before the column.</param>
    /// <returns>The text, at most as wide as the column; <see langword="null"/> if there is no value.</returns>
    public static string? Versioned(string? text, int least, int start) => Versioned(text, Math.Max(least, ConsoleWidth() - 1 - start));

    /// <summary>Renders a name. If the column is too narrow, the middle is left out: long names often differ only at the end.</summary>
    /// <param name="name">The name.</param>
    /// <param name="width">The width of the column.</param>
    /// <returns>The text, at most as wide as the column; <see langword="null"/> if there is no value.</returns>
    public static string? Name(string? name, int width)
    {
        var line = Line(name);
        if (line is null || line.Length <= width)
        {
            return line;
        }

        var tail = (width - 1) / 2;
        return string.Concat(Head(line, width - 1 - tail), "\u2026", Tail(line, tail));
    }

    /// <summary>Renders the result of an image, or the time that its build has taken so far.</summary>
    /// <param name="result">The result.</param>
    /// <param name="image">The image.</param>
    /// <returns>The text, with a plus sign after an elapsed time; <see langword="null"/> if there is neither.</returns>
    public static string? Result(string? result, Image? image) =>
        string.IsNullOrEmpty(result)
        && image?.Status is "PENDING" or "CREATING" or "BUILDING" or "TESTING" or "DISTRIBUTING" or "INTEGRATING"
            ? Elapsed(null, Timing.Elapsed(image.DateCreated, null, image.Status, image.ReadTime))
            : Reason(result);

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

    /// <summary>Gives the head of the steps of a workflow execution: image, workflow, type and, if it is known, status.</summary>
    /// <param name="step">A step.</param>
    /// <returns>The head, whose text is for example <c>golden-image/1.4.2/2, build-image 1.0.3, BUILD, FAILED</c>.</returns>
    public static object StepsOf(WorkflowStepExecution step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new GroupHead(
            "Steps of",
            step.WorkflowExecutionId ?? $"{step.ImageBuildVersionArn} {step.WorkflowBuildVersionArn}",
            () =>
                [
                    step.Image ?? step.ImageBuildVersionArn,
                    ArnText.Workflow(step.WorkflowBuildVersionArn) ?? step.WorkflowBuildVersionArn,
                    ArnText.WorkflowType(step.WorkflowBuildVersionArn),
                    step.OwnerStatus,
                ],
            step.IsSample
        );
    }

    /// <summary>Gives the head of the workflow executions of an image build: image and, if it is known, status.</summary>
    /// <param name="execution">A workflow execution.</param>
    /// <returns>The head, whose text is for example <c>golden-image/1.4.2/2, FAILED</c>.</returns>
    public static object ExecutionsOf(WorkflowExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return new GroupHead(
            "Workflows of",
            execution.ImageBuildVersionArn ?? string.Empty,
            () => [execution.Image ?? execution.ImageBuildVersionArn, execution.OwnerStatus],
            execution.IsSample
        );
    }

    /// <summary>Gives the head of the images that a lifecycle policy would act on: name and status of the policy.</summary>
    /// <param name="candidate">A candidate.</param>
    /// <returns>The head, whose text is for example <c>expire-golden-images, ENABLED</c>.</returns>
    public static object CandidatesOf(LifecycleCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return new GroupHead(
            "Candidates of",
            candidate.LifecyclePolicyArn ?? string.Empty,
            () => [candidate.PolicyName ?? ArnText.Short(candidate.LifecyclePolicyArn), candidate.PolicyStatus],
            candidate.IsSample
        );
    }

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

    private static string? Cut(string? text, int width) =>
        text is null || text.Length <= width ? text : string.Concat(Head(text, width - 1), "\u2026");

    // Half of a character is none. The rest of a flag, without its beginning or its end, would be text that nobody sees.
    private static ReadOnlySpan<char> Head(string text, int length)
    {
        var end = 0;
        while (end < text.Length && end + StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && next <= length)
        {
            end = next;
        }

        return text.AsSpan(0, end);
    }

    private static ReadOnlySpan<char> Tail(string text, int length)
    {
        var start = 0;
        while (start < text.Length - length)
        {
            start += StringInfo.GetNextTextElementLength(text.AsSpan(start));
        }

        return text.AsSpan(start);
    }

    // The columns of the console; none if the output goes elsewhere.
    private static int ConsoleWidth()
    {
        try
        {
            return Console.IsOutputRedirected ? 0 : Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Returns the escape sequence that starts the colour of a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    /// <returns>The sequence; <see langword="null"/> if the status has no colour.</returns>
    internal static string? Colour(string status, object? style) =>
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
            "WAITING" => Sequence(style, "Foreground", "Magenta"),
            "SKIPPED" or "PENDING" or "DELETED" => Sequence(style, "Foreground", "BrightBlack"),
            _ => null,
        };

    // By reflection: this assembly knows the framework alone.
    private static string? Sequence(object? style, string group, string name)
    {
        var colours = style?.GetType().GetProperty(group)?.GetValue(style);
        return colours?.GetType().GetProperty(name)?.GetValue(colours) as string;
    }

    // Whether a text has white space other than single blanks between words.
    private static bool HasSpaces(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isLoneBlank = text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i + 1] != ' ';
            if (char.IsWhiteSpace(text[i]) && !isLoneBlank)
            {
                return true;
            }
        }

        return false;
    }

    // The one function that every text passes through.
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Visible(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder? visible = null;
        var kept = default(Rune);
        for (var i = 0; i < text.Length; )
        {
            // Half of a character stays: it has no meaning to a terminal.
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            length += isWhole ? FlagTags(text.AsSpan(i + length), rune) : 0;
            if (isWhole && !IsBreak(text, i) && IsHidden(rune, kept))
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                AppendPicture(visible, rune.Value);
                kept = default;
            }
            else
            {
                visible?.Append(text, i, length);
                kept = isWhole ? rune : default;
            }

            i += length;
        }

        return visible?.ToString() ?? text;
    }

    private static bool IsBreak(string text, int at) => text[at] is '\n' or '\t' || (text[at] == '\r' && text.AsSpan(at) is [_, '\n', ..]);

    // Whether a terminal acts on a character, or a reader cannot see it.
    private static bool IsHidden(Rune rune, Rune before) =>
        rune.Value switch
        {
            // In emoji and in Persian, Indic and Mongolian words these characters decide how their neighbours look.
            ZeroWidthNonJoiner or ZeroWidthJoiner or MongolianVowelSeparator => !IsJoined(before),
            HangulFiller or HalfwidthHangulFiller => true,
            _ => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
                UnicodeCategory.Format => !IsVisibleFormat(rune.Value),
                _ => false,
            },
        };

    private static bool IsJoined(Rune before) =>
        !before.IsAscii
        && Rune.GetUnicodeCategory(before)
            is UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.OtherSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.MathSymbol
                or UnicodeCategory.OtherPunctuation;

    // The number signs of Arabic, Syriac and Kaithi are formats to Unicode and signs to a reader. The same is true of the controls that
    // place hieroglyphs in a square.
    private static bool IsVisibleFormat(int value) =>
        value
            is (>= 0x0600 and <= 0x0605)
                or 0x06dd
                or 0x070f
                or 0x0890
                or 0x0891
                or 0x08e2
                or 0x110bd
                or 0x110cd
                or (>= 0x13430 and <= 0x1343f);

    // The length of the tags that make a black flag the flag of a region, such as Scotland. Elsewhere, tags are invisible text.
    private static int FlagTags(ReadOnlySpan<char> text, Rune flag)
    {
        if (flag.Value != BlackFlag)
        {
            return 0;
        }

        var length = 0;
        for (var count = 0; Rune.DecodeFromUtf16(text[length..], out var tag, out var size) == OperationStatus.Done; count++)
        {
            length += size;
            switch (tag.Value)
            {
                case CancelTag:
                    return count is >= 3 and <= 6 ? length : 0;
                case (>= 0xe0030 and <= 0xe0039) or (>= 0xe0061 and <= 0xe007a):
                    break;
                default:
                    return 0;
            }
        }

        return 0;
    }

    private static void AppendPicture(StringBuilder text, int value) =>
        _ = value switch
        {
            < ' ' => text.Append((char)(0x2400 + value)),
            '\x7f' => text.Append('\u2421'),
            _ => text.Append(CultureInfo.InvariantCulture, $"<U+{value:X4}>"),
        };

    // Colors, weight, underline and their resets. Concealed text is not among them: it would hide what it says.
    [GeneratedRegex(
        @"\e\[(?:(?:[0-479]|2[1-579]|[349][0-7]|10[0-7]|[34]9|[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3})(?:;(?!m)|(?=m)))*m"
    )]
    private static partial Regex Color();
}
