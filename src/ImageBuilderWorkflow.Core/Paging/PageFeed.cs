using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Reads one input's pages in a task of its own, as far ahead as permits allow. The first input gets no second permit before its first
/// page has been taken whole, so that a caller who stops within that page has cost one request. After it, one page is read while another
/// is taken. Later inputs may be a few pages ahead, and no more: that bounds the memory.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore holds nothing until somebody takes its wait handle, and nobody does.")]
internal sealed class PageFeed
{
    // How many pages an input that waits for its turn may hold.
    private const int MostHeld = 4;

    private readonly Channel<IItemPage> _pages = Channel.CreateUnbounded<IItemPage>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true }
    );

    // One permit for every page that may be requested.
    private readonly SemaphoreSlim _permits;
    private readonly bool _isFirst;
    private readonly bool _readsAhead;
    private long _busyTicks;
    private int _taken;

    private PageFeed(bool isFirst, bool readsAhead)
    {
        _isFirst = isFirst;
        _readsAhead = readsAhead;
        _permits = new SemaphoreSlim(isFirst ? 1 : MostHeld);
    }

    /// <summary>Begins to read, as soon as somebody is interested.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="order">
    /// The input's place among the inputs, from 0; less for one whose pages are taken before those of any other.
    /// </param>
    /// <param name="readsAhead">
    /// Whether the first input may request a page while the one before is taken. Later inputs may in any case.
    /// </param>
    /// <param name="interest">Completes when somebody has taken enough of the first input to want more.</param>
    /// <param name="throttle">Bounds the requests of all inputs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static PageFeed Start(
        IAsyncEnumerable<IItemPage> pages,
        long order,
        bool readsAhead,
        Task interest,
        RequestThrottle throttle,
        CancellationToken cancellationToken
    )
    {
        var feed = new PageFeed(order <= 0, readsAhead);
        _ = Task.Run(() => feed.ReadAllAsync(pages, order, interest, throttle, cancellationToken), CancellationToken.None);
        return feed;
    }

    /// <summary>How long the requests have taken so far.</summary>
    public TimeSpan Busy => TimeSpan.FromTicks(Interlocked.Read(ref _busyTicks));

    /// <summary>Gives the next page, or <see langword="null"/> at the end. The page before has then been taken whole.</summary>
    /// <exception cref="ImageBuilderException">A page failed for good.</exception>
    /// <exception cref="ConfigurationException">No request can be sent with the current settings.</exception>
    public async Task<IItemPage?> NextAsync()
    {
        // The first input's second page is requested now, and every later one now or when the page before it arrives.
        if (_isFirst && (_taken == 1 || (_taken > 1 && !_readsAhead)))
        {
            _permits.Release();
        }

        while (await _pages.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            if (_pages.Reader.TryRead(out var page))
            {
                _taken++;
                if (!_isFirst || (_taken > 1 && _readsAhead))
                {
                    _permits.Release();
                }

                return page;
            }
        }

        return null;
    }

    private async Task ReadAllAsync(
        IAsyncEnumerable<IItemPage> pages,
        long order,
        Task interest,
        RequestThrottle throttle,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (!_isFirst)
            {
                await interest.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            var reader = pages.GetAsyncEnumerator(cancellationToken);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    await _permits.WaitAsync(cancellationToken).ConfigureAwait(false);

                    // A permit that comes with the cancellation may win.
                    cancellationToken.ThrowIfCancellationRequested();
                } while (await ReadOneAsync(reader, order, throttle, cancellationToken).ConfigureAwait(false));
            }

            _pages.Writer.Complete();
        }
        catch (Exception error)
        {
            // Whatever it is, it is thrown where the pages are taken, behind those that came before.
            _pages.Writer.Complete(error);
        }
    }

    private async Task<bool> ReadOneAsync(
        IAsyncEnumerator<IItemPage> reader,
        long order,
        RequestThrottle throttle,
        CancellationToken cancellationToken
    )
    {
        await throttle.EnterAsync(order, cancellationToken).ConfigureAwait(false);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            if (!await reader.MoveNextAsync().ConfigureAwait(false))
            {
                return false;
            }
        }
        finally
        {
            throttle.Leave();
            Interlocked.Add(ref _busyTicks, Stopwatch.GetElapsedTime(begun).Ticks);
        }

        _pages.Writer.TryWrite(reader.Current);
        return true;
    }
}
