using System.Collections.Concurrent;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// Reads what can be offered, in the background and for a while only. What has come so far can be taken at any time; that it fails is
/// told to nobody.
/// </summary>
internal sealed class CompletionLoad
{
    /// <summary>After how long it is given up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<CompletionItem> _items = new();
    private readonly ConcurrentQueue<CompletionLoad> _parts = new();
    private readonly TimeProvider _time;
    private readonly Task<bool> _reading;
    private long _ended;

    /// <summary>Begins.</summary>
    /// <param name="time">What limits it.</param>
    /// <param name="read">Reads, and adds what it finds to the load that it is given.</param>
    public CompletionLoad(TimeProvider time, Func<CompletionLoad, CancellationToken, Task> read)
    {
        _time = time;
        _reading = Task.Run(() => RunAsync(read));
    }

    /// <summary>Has everything already.</summary>
    public CompletionLoad(IEnumerable<CompletionItem> items)
    {
        _time = TimeProvider.System;
        _items = new(items);
        _reading = Task.FromResult(true);
    }

    /// <summary>Is done when nothing more will come. It never fails.</summary>
    public Task Ended => _reading;

    /// <summary>What has come so far.</summary>
    public IEnumerable<CompletionItem> Items => _items.Concat(_parts.SelectMany(static part => part.Items));

    /// <summary>How long ago it ended, and whether it came to its end; <see langword="null"/> while it goes on.</summary>
    public (TimeSpan Age, bool IsWhole)? Outcome =>
        _reading.IsCompleted ? (_time.GetElapsedTime(Volatile.Read(ref _ended)), _reading.Result) : null;

    /// <summary>Adds what was found.</summary>
    public void Add(CompletionItem item) => _items.Enqueue(item);

    /// <summary>Adds what another load finds, now and later.</summary>
    public void Add(CompletionLoad part) => _parts.Enqueue(part);

    private async Task<bool> RunAsync(Func<CompletionLoad, CancellationToken, Task> read)
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        try
        {
            // What cannot be cancelled, such as some ways to get credentials, is left alone at the limit.
            await read(this, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception)
        {
            // Whatever it was: Tab is no place for errors. The cmdlet will tell.
            return false;
        }
        finally
        {
            Volatile.Write(ref _ended, _time.GetTimestamp());
        }
    }
}
