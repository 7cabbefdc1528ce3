namespace ImageBuilderWorkflow.Timelines;

/// <summary>The colours of a chart in a terminal: those that a status has in the tables.</summary>
internal sealed class TerminalColours
{
    private const string Reset = "\e[0m";

    private readonly object? _style;
    private readonly bool _isPlain;

    private TerminalColours(object? style, bool isPlain)
    {
        _style = style;
        _isPlain = isPlain;
    }

    /// <summary>No colours.</summary>
    public static TerminalColours None { get; } = new(null, isPlain: true);

    /// <summary>The colours of a session.</summary>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    /// <param name="isRedirected">Whether the chart goes to a file or to another command.</param>
    public static TerminalColours Of(object? style, bool isRedirected) =>
        Display.HasColours(style, isRedirected) ? new TerminalColours(style, isPlain: false) : None;

    /// <summary>Renders a text in the colour of a state.</summary>
    /// <param name="text">The text.</param>
    /// <param name="state">The state.</param>
    public string In(string text, TimelineState state) => In(text, _isPlain ? null : Display.Colour(StatusOf(state), _style));

    /// <summary>Renders the name of a build.</summary>
    /// <param name="text">The text.</param>
    public string Bold(string text) => In(text, _isPlain ? null : "\e[1m");

    /// <summary>Renders what is less important.</summary>
    /// <param name="text">The text.</param>
    public string Dim(string text) => In(text, TimelineState.Pending);

    private static string In(string text, string? colour) =>
        string.IsNullOrEmpty(colour) || string.IsNullOrWhiteSpace(text) ? text : $"{colour}{text}{Reset}";

    private static string StatusOf(TimelineState state) =>
        state switch
        {
            TimelineState.Completed => "COMPLETED",
            TimelineState.Failed => "FAILED",
            TimelineState.Running => "RUNNING",
            TimelineState.Waiting => "WAITING",
            TimelineState.Cancelled => "CANCELLED",
            TimelineState.Skipped => "SKIPPED",
            _ => "PENDING",
        };
}
