namespace ImageBuilderWorkflow.Loopback;

/// <summary>What has been asked so far, and how much of it is under way.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _sequence;

    /// <summary>How many requests are under way.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many requests were under way at once at most since the log was cleared.</summary>
    public int MaxInFlight { get; private set; }

    /// <summary>The requests, the oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Snapshot()
    {
        lock (_gate) return [.. _entries.Select(entry => entry.Current)];
    }

    /// <summary>Forgets the requests and the maximum; what is under way still counts as such.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            MaxInFlight = InFlight;
        }
    }

    /// <summary>Notes an arrival.</summary>
    /// <param name="describe">Makes the note from the request's number.</param>
    public Entry Arrive(Func<long, LoggedRequest> describe)
    {
        lock (_gate)
        {
            var entry = new Entry(this, describe(++_sequence));
            _entries.Enqueue(entry);
            if (_entries.Count > capacity) _entries.Dequeue();
            InFlight++;
            MaxInFlight = Math.Max(MaxInFlight, InFlight);
            Signal();
            return entry;
        }
    }

    /// <summary>Waits until a condition on the log holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(Func<RequestLog, bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (holds(this)) return;
                next = _changed.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How many requests the log holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _entries.Count;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    /// <summary>The note of one request, which grows until the request is done.</summary>
    internal sealed class Entry(RequestLog log, LoggedRequest request)
    {
        /// <summary>The note as it stands.</summary>
        public LoggedRequest Current { get; private set; } = request;

        /// <summary>Adds to the note.</summary>
        public void Update(Func<LoggedRequest, LoggedRequest> change)
        {
            lock (log._gate) Current = change(Current);
        }

        /// <summary>Notes that the request is done.</summary>
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
