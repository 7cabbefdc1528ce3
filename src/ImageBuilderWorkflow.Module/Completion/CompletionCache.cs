namespace ImageBuilderWorkflow.Commands;

/// <summary>Keeps what was read for one Tab for the next ones, and never reads the same thing twice at a time.</summary>
/// <param name="time">What tells how old something is.</param>
internal sealed class CompletionCache(TimeProvider time)
{
    // Long enough for a row of Tabs not to ask again and again, short enough that nobody notices.
    private static readonly TimeSpan FailureKept = TimeSpan.FromSeconds(2);

    private readonly object _lock = new();
    private readonly Dictionary<object, (CompletionLoad Load, TimeSpan Kept)> _loads = [];

    /// <summary>That of the process.</summary>
    public static CompletionCache Shared { get; } = new(TimeProvider.System);

    /// <summary>Gives what there is, or goes on, or else begins.</summary>
    /// <param name="key">What is read, and from where; equal keys stand for the same.</param>
    /// <param name="kept">How long it counts once it is there.</param>
    /// <param name="read">Reads it.</param>
    public CompletionLoad Open(object key, TimeSpan kept, Func<CompletionLoad, CancellationToken, Task> read)
    {
        lock (_lock)
        {
            foreach (var (old, _) in _loads.Where(entry => IsOver(entry.Value.Load, entry.Value.Kept)).ToList())
            {
                _loads.Remove(old);
            }

            if (_loads.TryGetValue(key, out var known))
            {
                return known.Load;
            }

            var load = new CompletionLoad(time, read);
            _loads.Add(key, (load, kept));
            return load;
        }
    }

    /// <summary>Puts something together from other loads. It is not kept: they are.</summary>
    public CompletionLoad Compose(Func<CompletionLoad, CancellationToken, Task> read) => new(time, read);

    /// <summary>Begins anew: something was changed.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _loads.Clear();
        }
    }

    private static bool IsOver(CompletionLoad load, TimeSpan kept) =>
        load.Outcome is { } outcome && outcome.Age >= (outcome.IsWhole || kept < FailureKept ? kept : FailureKept);
}
