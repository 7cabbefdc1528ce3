using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageBuilderWorkflow.Core;

/// <summary>What the last part of a build's log says about a failure.</summary>
internal sealed partial class LogExcerpt
{
    // How many lines are kept if none has a known form.
    private const int MostLines = 5;

    private readonly List<string> _stderr = [];
    private Dictionary<string, string> _block = [];
    private string? _message;
    private bool _isClosed;

    // Takes the further lines of a text with several lines.
    private Action<string>? _append;

    private LogExcerpt() { }

    /// <summary>The lines that say something about the failure, as they were written.</summary>
    public IReadOnlyList<LogLine> Lines { get; private set; } = [];

    /// <summary>The exit code of the command that failed.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>
    /// Whether the log itself says that something failed. Error output alone does not: programs write warnings there too.
    /// </summary>
    public bool SaysFailed => ExitCode is not null || _block.Count > 0 || _message is not null;

    /// <summary>The error output of the command that failed, or else its error message.</summary>
    public string? ErrorMessage
    {
        get
        {
            var stderr = _block.GetValueOrDefault("Stderr") ?? (_stderr.Count == 0 ? null : string.Join('\n', _stderr));
            var message = _block.GetValueOrDefault("ErrorMessage") ?? _message;
            return string.IsNullOrWhiteSpace(stderr) ? (string.IsNullOrWhiteSpace(message) ? null : message) : stderr;
        }
    }

    /// <summary>The ARN of the component that failed.</summary>
    public string? ComponentArn => ArnIn(_block.GetValueOrDefault("ComponentArn")) ?? ArnIn(_block.GetValueOrDefault("Document"));

    /// <summary>The phase of the component.</summary>
    public string? Phase => _block.GetValueOrDefault("Phase");

    /// <summary>The step of the component.</summary>
    public string? Step => _block.GetValueOrDefault("Step");

    /// <summary>The action of the step of the component.</summary>
    public string? Action => _block.GetValueOrDefault("Action");

    /// <summary>Reads the lines.</summary>
    /// <param name="events">The events of the log, the oldest first.</param>
    /// <param name="takesLast">Whether the last lines count too: a step that ran out of time names no cause.</param>
    public static LogExcerpt Read(IReadOnlyList<LogLine> events, bool takesLast)
    {
        var excerpt = new LogExcerpt();
        var known = new List<LogLine>();
        var candidates = new List<LogLine>();
        foreach (var one in events)
        {
            var isKnown = false;
            excerpt._append = null;
            foreach (var line in LogText.WithoutColours(one.Message).Split('\n'))
            {
                isKnown |= excerpt.Take(line.TrimEnd('\r'), known);
            }

            if (isKnown)
            {
                known.Add(one);
            }
            else if (Trouble().IsMatch(LogText.WithoutColours(one.Message)))
            {
                candidates.Add(one);
            }
        }

        // Error output of commands that succeeded is no part of a failure.
        // Neither is that of a command that was still running when the time was over.
        if (takesLast && !excerpt._isClosed && excerpt._block.Count == 0)
        {
            excerpt.Forget(known);
        }

        var hasCause = excerpt.ErrorMessage is not null;
        IEnumerable<LogLine> chosen = hasCause ? known : candidates.TakeLast(MostLines);
        if (!hasCause)
        {
            excerpt._message = candidates.LastOrDefault(one => Cause().IsMatch(one.Message)) is { Message: { } message } ? message : null;
        }

        if (takesLast)
        {
            chosen = chosen.Concat(events.TakeLast(MostLines)).Distinct().OrderBy(one => one.Timestamp);
        }

        excerpt.Lines = [.. chosen];
        return excerpt;
    }

    // Takes a line, and says whether it has a known form.
    private bool Take(string line, List<LogLine> known)
    {
        var match = Known().Match(line);
        if (!match.Success)
        {
            _append?.Invoke(line);
            return _append is not null;
        }

        _append = null;

        var (key, value) = (match.Groups["key"].Value, match.Groups["value"].Value);
        var isOfCommand = match.Groups["command"].Success;
        if (key == "ExitCode")
        {
            if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }

            if (code == 0)
            {
                Forget(known);
                return false;
            }

            ExitCode = code;
            _isClosed = true;
            return true;
        }

        if (!isOfCommand && key is not ("Stderr" or "ErrorMessage"))
        {
            // A block begins with the document.
            if (key == "Document")
            {
                _block = [];
            }
            else if (_block.Count == 0 && key is "Step" or "Action" or "Phase")
            {
                return false;
            }
        }

        if (!isOfCommand && _block.Count > 0 || key is "Document" or "ComponentArn")
        {
            _block[key] = value;
            _append = key is "Stderr" or "ErrorMessage" ? more => _block[key] += '\n' + more : null;
            return true;
        }

        if (key == "Stderr")
        {
            if (_isClosed)
            {
                // Another command failed after the one that ended with an exit code.
                Forget(known);
            }

            _stderr.Add(value);
            _append = _stderr.Add;
        }
        else if (key == "ErrorMessage")
        {
            _message = value;
        }

        return key is "Stderr" or "ErrorMessage";
    }

    private void Forget(List<LogLine> known)
    {
        known.Clear();
        _stderr.Clear();
        _block = [];
        _message = null;
        ExitCode = null;
        _isClosed = false;
    }

    private static string? ArnIn(string? text) => text is not null && Arn().Match(text) is { Success: true } match ? match.Value : null;

    // "CmdExecution: Stderr: Error: ...", "CmdExecution: ExitCode 1", "ComponentArn: arn:...", with or without quotes around them.
    [GeneratedRegex(
        """^[\s{\-*"]*(?<command>CmdExecution:\s*)?"?(?<key>Document|ComponentArn|Phase|Step|Action|ErrorMessage|Stderr|ExitCode)"?"""
            + """(?:\s*[:=]\s*|\s+(?=-?\d+\s*$))"?(?<value>.*?)"?,?\s*$"""
    )]
    private static partial Regex Known();

    [GeneratedRegex(@"\b(?:error|fail(?:ed|ure)?|denied|timed out|exception|unable|cannot|exceeded)\b|Exceeded\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trouble();

    // An error that an AWS API returned.
    [GeneratedRegex(@"\bAn error occurred \(\w+\)|\bAccess ?Denied\b|\bapi error \w+", RegexOptions.IgnoreCase)]
    private static partial Regex Cause();

    [GeneratedRegex(@"arn:[^\s""',!]+")]
    private static partial Regex Arn();
}
