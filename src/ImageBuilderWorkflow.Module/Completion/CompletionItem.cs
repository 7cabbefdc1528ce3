using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Something that a value can be completed to.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">The name that somebody may remember a part of.</param>
/// <param name="Text">What stands in a list of several, short.</param>
internal sealed record CompletionItem(string Value, string Name, string Text)
{
    /// <summary>What is to be known of it, such as its status; <see langword="null"/> for nothing.</summary>
    public string? State { get; init; }

    /// <summary>What happened at the <see cref="Date"/>, where that is not plain.</summary>
    public string? Event { get; init; }

    /// <summary>When it came about, in UTC; <see langword="null"/> for what has no date.</summary>
    public DateTime? Date { get; init; }

    /// <summary>The image that it belongs to, where that matters.</summary>
    public string? ImageArn { get; init; }

    /// <summary>
    /// Whether the value stands on the command line as it is. A value with control characters does not: neither a terminal nor a person
    /// could take it from there.
    /// </summary>
    public bool IsShowable => Value.Length > 0 && !Value.Contains('\n') && Display.Text(Value) == Value;

    /// <summary>The part of the value that tells it from others: the beginning of an id, or an ARN without service and account.</summary>
    public string ShortValue =>
        Value.Split(':', 6) is ["arn", _, _, _, _, var resource] ? resource
        : Value.Split('-', 3) is [var kind, { Length: 8 } start, _] && start.All(char.IsAsciiHexDigit) ? $"{kind}-{start}"
        : Value;

    /// <summary>What PowerShell offers for it.</summary>
    /// <param name="written">The value as an argument.</param>
    /// <param name="now">When it is now, in UTC.</param>
    public CompletionResult Result(string written, DateTime now) =>
        new(written, Shown(Text), CompletionResultType.ParameterValue, Shown(ToolTip(now)));

    // PowerShell takes no empty text.
    private string Shown(string text) => Display.Line(text) is { Length: > 0 } line ? line : Value;

    /// <summary>What is shown beside it.</summary>
    public string ToolTip(DateTime now)
    {
        var happened = string.Join(' ', new[] { Event, Date is { } date ? Age.Text(date, now) : null }.OfType<string>());
        var text = string.Join(", ", new[] { State, happened }.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? Value : text;
    }
}
