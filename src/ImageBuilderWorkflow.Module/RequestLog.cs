using System.Diagnostics;
using System.Management.Automation;
using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Tells of requests and waits: each in a verbose line, and a long wait on the progress display.</summary>
internal sealed class RequestLog(CancellableCmdlet cmdlet) : IRequestObserver
{
    // Not 0, which scripts use for progress of their own.
    private const int ActivityId = 20191203;

    private const string Activity = "Waiting for Image Builder";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    private string? _wait;
    private long _waitEnds;

    /// <inheritdoc/>
    public void Answered(string operation, int items, TimeSpan elapsed, string? requestId) =>
        cmdlet.Post(() =>
        {
            EndWait();
            cmdlet.WriteVerbose(
                $"{operation}: {items} {(items == 1 ? "item" : "items")} in {elapsed.TotalMilliseconds:0} ms, request id "
                    + $"{requestId ?? "unknown"}."
            );
        });

    /// <inheritdoc/>
    public void Failed(string operation, int attempt, string reason, TimeSpan elapsed, string? requestId) =>
        cmdlet.Post(() =>
        {
            EndWait();
            cmdlet.WriteVerbose(
                $"{operation}: attempt {attempt} failed ({reason}) in {elapsed.TotalMilliseconds:0} ms, request id "
                    + $"{requestId ?? "unknown"}."
            );
        });

    /// <inheritdoc/>
    public void Waiting(string operation, int attempt, string reason, TimeSpan wait) =>
        cmdlet.Post(() =>
        {
            cmdlet.WriteVerbose($"{operation}: attempt {attempt} failed ({reason}); trying again in {wait.TotalMilliseconds:0} ms.");
            BeginWait($"{operation}, attempt {attempt}: {reason}", wait);
        });

    /// <inheritdoc/>
    public void Paced(string operation, int attempt, TimeSpan wait) =>
        cmdlet.Post(() =>
        {
            const string Reason = "the service has throttled this session";
            cmdlet.WriteVerbose($"{operation}: attempt {attempt} is held back for {wait.TotalMilliseconds:0} ms ({Reason}).");
            BeginWait($"{operation}, attempt {attempt}: {Reason}", wait);
        });

    /// <summary>Counts a long wait down. Called on the pipeline's thread.</summary>
    public void ShowWait()
    {
        if (_wait is null)
        {
            return;
        }

        var left = _waitEnds - Stopwatch.GetTimestamp();
        if (left <= 0)
        {
            EndWait();
            return;
        }

        cmdlet.WriteProgress(
            new ProgressRecord(ActivityId, Activity, _wait) { SecondsRemaining = (int)Math.Ceiling((double)left / Stopwatch.Frequency) }
        );
    }

    /// <summary>Takes the display of a wait away. Called on the pipeline's thread.</summary>
    public void EndWait()
    {
        if (_wait is not null)
        {
            _wait = null;
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void BeginWait(string reason, TimeSpan wait)
    {
        if (wait > Long)
        {
            _wait = reason;
            _waitEnds = Stopwatch.GetTimestamp() + (long)(wait.TotalSeconds * Stopwatch.Frequency);
            ShowWait();
        }
    }
}
