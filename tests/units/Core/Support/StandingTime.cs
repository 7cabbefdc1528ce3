namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>A time that stands still: a wait never ends by itself.</summary>
internal sealed class StandingTime : TimeProvider
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    /// <summary>Is done when somebody waits.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>How many waits have begun and not been given up.</summary>
    public int Running => Volatile.Read(ref _running);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _running);
        _waiting.TrySetResult();
        return new EndlessTimer(this);
    }

    private sealed class EndlessTimer(StandingTime time) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                Interlocked.Decrement(ref time._running);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
