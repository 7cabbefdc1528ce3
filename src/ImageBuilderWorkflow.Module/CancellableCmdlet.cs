using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A cmdlet that waits for asynchronous work on the pipeline's own thread: messages of the work are written while it runs, and
/// Ctrl+C ends the wait at once.
/// </summary>
public abstract class CancellableCmdlet : SafeCmdlet, IDisposable
{
    // How often a wait looks up although nothing woke it, for whoever shows the passing of time.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    // How long a cancelled task gets to end by itself. Some of the SDK's credential providers cannot be cancelled.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();

    // Also the lock of the wait: it is pulsed for a message, the end of the task and Ctrl+C.
    private readonly Queue<Action> _messages = new();

    /// <summary>Is cancelled by Ctrl+C, and when the cmdlet is done.</summary>
    private protected CancellationToken Stopped => _stopping.Token;

    /// <summary>Ends what runs.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what runs.</summary>
    /// <param name="disposing">Whether it was asked for, which it always is.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Cancel();
            _stopping.Dispose();
        }
    }

    /// <summary>Is called from another thread when the pipeline is stopped.</summary>
    protected override void StopProcessing()
    {
        _stopping.Cancel();
        Wake();
    }

    /// <summary>Has something done on the pipeline's thread, soon: only there may a cmdlet write.</summary>
    internal void Post(Action message)
    {
        lock (_messages)
        {
            _messages.Enqueue(message);
            Monitor.Pulse(_messages);
        }
    }

    /// <summary>Is called on the pipeline's thread during a wait, several times a second.</summary>
    private protected virtual void OnTick() { }

    /// <summary>Waits for a task on the pipeline's thread.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    private protected T Await<T>(Task<T> task)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(
                static (_, cmdlet) => ((CancellableCmdlet)cmdlet!).Wake(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            while (!task.IsCompleted && !Stopped.IsCancellationRequested)
            {
                lock (_messages)
                {
                    if (_messages.Count == 0 && !task.IsCompleted && !Stopped.IsCancellationRequested)
                    {
                        Monitor.Wait(_messages, Tick);
                    }
                }

                WriteMessages();
                OnTick();
            }
        }

        WriteMessages();
        if (Stopped.IsCancellationRequested)
        {
            // Whatever the task still brings, an error too, is of no more use.
            Task.WaitAny([task], Grace);
            throw new PipelineStoppedException();
        }

        return task.GetAwaiter().GetResult();
    }

    private void WriteMessages()
    {
        while (TakeMessage() is { } message)
        {
            message();
        }
    }

    private Action? TakeMessage()
    {
        lock (_messages)
        {
            return _messages.TryDequeue(out var message) ? message : null;
        }
    }

    private void Wake()
    {
        lock (_messages)
        {
            Monitor.Pulse(_messages);
        }
    }
}
