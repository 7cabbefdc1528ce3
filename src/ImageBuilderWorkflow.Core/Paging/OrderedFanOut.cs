namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Reads the pages of several inputs at the same time and gives them in the order of the inputs. The caller adds inputs as they come and
/// takes a page whenever one is due. All calls come from one thread; the requests run on others.
/// </summary>
/// <typeparam name="T">The caller's own description of an input.</typeparam>
/// <param name="limit">How many requests may be under way at the same time.</param>
/// <param name="time">Measures how long the caller takes to give the next input.</param>
internal sealed class OrderedFanOut<T>(int limit, TimeProvider time)
{
    // How many inputs may be under way for each request that may: some wait for their turn.
    private const int InputsPerRequest = 2;

    private readonly Queue<FanOutInput<T>> _inputs = new();
    private readonly RequestThrottle _throttle = new(limit);
    private readonly TaskCompletionSource _interest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _order;
    private long _begun;
    private long? _handedBack;
    private TimeSpan _usual;
    private bool _drains;

    /// <summary>The first of the inputs that have not ended; <see langword="null"/> when all have.</summary>
    public FanOutInput<T>? Head => _inputs.TryPeek(out var head) ? head : null;

    /// <summary>
    /// The first input, when its next page is to be taken now: it has arrived, or to wait for it is better than to go on. That is so for
    /// the first page of all, when enough is under way, and when the caller gives inputs more slowly than they are read, so that
    /// nothing is gained by keeping objects back. <see langword="null"/> otherwise.
    /// </summary>
    public FanOutInput<T>? Due =>
        Head is { } head && (_drains || head.Next.IsCompleted || !_interest.Task.IsCompleted || _inputs.Count >= limit * InputsPerRequest)
            ? head
            : null;

    /// <summary>Adds an input.</summary>
    /// <param name="value">The caller's own description of it.</param>
    /// <param name="pages">Its pages; <see langword="null"/> for one that has none.</param>
    /// <param name="readsAhead">Whether the first of all inputs may request a page while the one before is taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public void Add(T value, IAsyncEnumerable<IItemPage>? pages, bool readsAhead, CancellationToken cancellationToken)
    {
        var usual = Head is { } first && first.Busy > _usual ? first.Busy : _usual;
        _drains = limit == 1 || (_handedBack is { } moment && time.GetElapsedTime(moment) >= usual);
        _inputs.Enqueue(
            new FanOutInput<T>(
                value,
                pages is null ? null : PageFeed.Start(pages, _order++, readsAhead, _interest.Task, _throttle, cancellationToken)
            )
        );
    }

    /// <summary>
    /// Has all inputs read at once. Otherwise those behind the first are read when its first page has been taken, in case nobody wants
    /// more.
    /// </summary>
    public void ReadAll() => _interest.TrySetResult();

    /// <summary>
    /// Begins to read a listing that is not one of the inputs: it has their requests' limit, comes before them, and the caller takes its
    /// pages.
    /// </summary>
    /// <param name="value">The caller's own description of it.</param>
    /// <param name="pages">Its pages.</param>
    /// <param name="readsAhead">Whether a page may be requested while the one before is taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public FanOutInput<T> Begin(T value, IAsyncEnumerable<IItemPage> pages, bool readsAhead, CancellationToken cancellationToken) =>
        new(value, PageFeed.Start(pages, long.MinValue + _begun++, readsAhead, Task.CompletedTask, _throttle, cancellationToken));

    /// <summary>Notes that the caller has taken a page of the first input, or found none.</summary>
    /// <param name="hasMore">Whether the input may have more pages.</param>
    public void Taken(bool hasMore)
    {
        if (!hasMore)
        {
            _usual = _inputs.Dequeue().Busy;
        }

        _interest.TrySetResult();
    }

    /// <summary>Notes that whoever gives the inputs has its turn: from now on it counts how long the next one takes.</summary>
    public void HandBack() => _handedBack = time.GetTimestamp();
}
