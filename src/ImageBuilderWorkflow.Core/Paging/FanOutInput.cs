namespace ImageBuilderWorkflow.Core;

/// <summary>One input of a fan-out and its next page.</summary>
/// <typeparam name="T">The caller's own description of an input.</typeparam>
internal sealed class FanOutInput<T>
{
    private readonly PageFeed? _feed;

    /// <summary>An input that has pages, or none where <paramref name="feed"/> is <see langword="null"/>.</summary>
    public FanOutInput(T value, PageFeed? feed)
    {
        Value = value;
        _feed = feed;
        Next = feed?.NextAsync() ?? Task.FromResult<IItemPage?>(null);
    }

    /// <summary>The caller's own description of the input.</summary>
    public T Value { get; }

    /// <summary>The next page; <see langword="null"/> at the end.</summary>
    public Task<IItemPage?> Next { get; private set; }

    /// <summary>How long the requests of the input have taken so far.</summary>
    public TimeSpan Busy => _feed?.Busy ?? TimeSpan.Zero;

    /// <summary>Says that the page has been taken whole, so that the one after it is wanted.</summary>
    public void Advance() => Next = _feed!.NextAsync();
}
