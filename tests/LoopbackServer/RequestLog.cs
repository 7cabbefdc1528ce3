namespace ImageBuilderWorkflow.Loopback;

/// <summary>The requests so far, and how many of them are in flight.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _sequence;

    /// <summary>How many requests are in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>The maximum number of requests in flight since the log was cleared.</summary>
    public int MaxInFlight { get; private set; }

    /// <summary>The requests, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Snapshot()
    {
        lock (_gate)
            return [.. _entries.Select(entry => entry.Current)];
    }

    /// <summary>Removes the requests and resets the maximum. Requests in flight still count.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            MaxInFlight = InFlight;
        }
    }

    /// <summary>Adds a request that has arrived.</summary>
    /// <param name="describe">Creates the entry from the number of the request.</param>
    public Entry Arrive(Func<long, LoggedRequest> describe)
    {
        lock (_gate)
        {
            var entry = new Entry(this, describe(++_sequence));
            _entries.Enqueue(entry);
            if (_entries.Count > capacity)
                _entries.Dequeue();
            InFlight++;
            MaxInFlight = Math.Max(MaxInFlight, InFlight);
            Signal();
            return entry;
        }
    }

    /// <summary>Waits until a condition of the log is true.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task WaitAsync(Func<RequestLog, bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (holds(this))
                    return;
                next = _changed.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How many requests the log has.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    /// <summary>The entry of one request. It is updated until the request is done.</summary>
    internal sealed class Entry(RequestLog log, LoggedRequest request)
    {
        /// <summary>The current entry.</summary>
        public LoggedRequest Current { get; private set; } = request;

        /// <summary>Updates the entry.</summary>
        public void Update(Func<LoggedRequest, LoggedRequest> change)
        {
            lock (log._gate)
                Current = change(Current);
        }

        /// <summary>Marks the request as done.</summary>
        public void Complete(bool clientAborted)
        {
            lock (log._gate)
            {
                Current = Current with { CompletedAt = DateTimeOffset.UtcNow, ClientAborted = clientAborted };
                log.InFlight--;
                log.Signal();
            }
        }
    }
}
