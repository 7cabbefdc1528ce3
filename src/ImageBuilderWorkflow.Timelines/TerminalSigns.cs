namespace ImageBuilderWorkflow.Timelines;

/// <summary>The characters of a chart in a terminal, each one column wide. States differ in shape, not in colour alone.</summary>
internal sealed class TerminalSigns
{
    /// <summary>Block elements and lines.</summary>
    public static TerminalSigns Unicode { get; } =
        new()
        {
            Critical = '*',
            Cut = '\u2026',
            Reason = '\u2514',
            Wait = '\u2504',
            Axis = '\u2500',
            Tick = '\u252c',
        };

    /// <summary>ASCII.</summary>
    public static TerminalSigns Plain { get; } =
        new()
        {
            IsPlain = true,
            Critical = '*',
            Cut = '~',
            Reason = '`',
            Wait = '.',
            Axis = '-',
            Tick = '+',
        };

    /// <summary>Marks what is on the critical path.</summary>
    public required char Critical { get; init; }

    /// <summary>Stands in place of what was cut.</summary>
    public required char Cut { get; init; }

    /// <summary>Stands before the reason for a failure.</summary>
    public required char Reason { get; init; }

    /// <summary>Leads from the end of what came before to a bar.</summary>
    public required char Wait { get; init; }

    /// <summary>The axis.</summary>
    public required char Axis { get; init; }

    /// <summary>A tick of the axis.</summary>
    public required char Tick { get; init; }

    private bool IsPlain { get; init; }

    /// <summary>The sign of a state, which stands before the name.</summary>
    /// <param name="state">The state.</param>
    public char SignOf(TimelineState state) =>
        state switch
        {
            TimelineState.Completed => IsPlain ? '+' : '\u2713',
            TimelineState.Failed => IsPlain ? 'X' : '\u2717',
            TimelineState.Running => IsPlain ? '>' : '\u25ba',
            TimelineState.Waiting => IsPlain ? '?' : '\u2016',
            TimelineState.Skipped => '-',
            TimelineState.Cancelled => '/',
            _ => IsPlain ? 'o' : '\u25cb',
        };

    /// <summary>What a bar is filled with.</summary>
    /// <param name="state">The state.</param>
    public char FillOf(TimelineState state) =>
        state switch
        {
            TimelineState.Completed => IsPlain ? '#' : '\u2588',
            TimelineState.Failed => IsPlain ? 'X' : '\u2573',
            TimelineState.Running => IsPlain ? '=' : '\u2501',
            TimelineState.Waiting => IsPlain ? '?' : '\u2591',
            TimelineState.Cancelled => IsPlain ? '/' : '\u2592',
            TimelineState.Skipped => IsPlain ? '-' : '\u00b7',
            _ => ' ',
        };
}
