namespace ImageBuilderWorkflow.Loopback;

/// <summary>What has been asked so far, and how much of it is under way.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock gate = new();
    private readonly Queue<Entry> entries = new();
    private TaskCompletionSource changed = NewSignal();
    private long sequence;

    /// <summary>How many requests are under way.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many requests were under way at once at most since the log was cleared.</summary>
    public int MaxInFlight { get; private set; }

    /// <summary>The requests, the oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Snapshot()
    {
        lock (gate) return [.. entries.Select(entry => entry.Current)];
    }

    /// <summary>Forgets the requests and the maximum; what is under way still counts as such.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            MaxInFlight = InFlight;
        }
    }

    /// <summary>Notes an arrival.</summary>
    /// <param name="describe">Makes the note from the request's number.</param>
    public Entry Arrive(Func<long, LoggedRequest> describe)
    {
        lock (gate)
        {
            var entry = new Entry(this, describe(++sequence));
            entries.Enqueue(entry);
            if (entries.Count > capacity) entries.Dequeue();
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
            lock (gate)
            {
                if (holds(this)) return;
                next = changed.Task;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How many requests the log holds.</summary>
    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        changed.TrySetResult();
        changed = NewSignal();
    }

    /// <summary>The note of one request, which grows until the request is done.</summary>
    internal sealed class Entry(RequestLog log, LoggedRequest request)
    {
        /// <summary>The note as it stands.</summary>
        public LoggedRequest Current { get; private set; } = request;

        /// <summary>Adds to the note.</summary>
        public void Update(Func<LoggedRequest, LoggedRequest> change)
        {
            lock (log.gate) Current = change(Current);
        }

        /// <summary>Notes that the request is done.</summary>
        public void Complete(bool clientAborted)
        {
            lock (log.gate)
            {
                Current = Current with { CompletedAt = DateTimeOffset.UtcNow, ClientAborted = clientAborted };
                log.InFlight--;
                log.Signal();
            }
        }
    }
}
