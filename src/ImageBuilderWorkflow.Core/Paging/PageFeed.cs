using System.Diagnostics;
using System.Threading.Channels;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// One input's pages, read by a task of its own so far ahead as they are wanted. Of the first input nothing is asked for in advance
/// before its first page has been taken whole: whoever stops within it has cost one request. From then on the next page is under way while
/// one is taken. Inputs behind it may be a few pages ahead, and no more: that bounds the memory.
/// </summary>
internal sealed class PageFeed
{
    // How many pages an input that waits for its turn may hold.
    private const int MostHeld = 4;

    private readonly Channel<IItemPage> _pages = Channel.CreateUnbounded<IItemPage>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    // Holds an entry for every page that may be asked for.
    private readonly Channel<bool> _wanted = Channel.CreateUnbounded<bool>();
    private readonly bool _isFirst;
    private readonly bool _readsAhead;
    private long _busyTicks;
    private int _given;
    private int _asked;

    private PageFeed(bool isFirst, bool readsAhead)
    {
        _isFirst = isFirst;
        _readsAhead = readsAhead;
        for (var i = 0; i < (isFirst ? 1 : MostHeld); i++)
        {
            Want();
        }
    }

    /// <summary>Begins to read, as soon as somebody is interested.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="order">The input's place among the inputs, from 0.</param>
    /// <param name="readsAhead">Whether a page may be asked for while the one before is taken; those of inputs behind the first are in any case.</param>
    /// <param name="interest">Ends when somebody has taken enough of the first input to want more.</param>
    /// <param name="gate">What bounds the requests of all inputs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static PageFeed Start(
        IAsyncEnumerable<IItemPage> pages, long order, bool readsAhead, Task interest, RequestGate gate, CancellationToken cancellationToken)
    {
        var feed = new PageFeed(order == 0, readsAhead);
        _ = Task.Run(() => feed.ReadAllAsync(pages, order, interest, gate, cancellationToken), CancellationToken.None);
        return feed;
    }

    /// <summary>How long the requests have taken so far.</summary>
    public TimeSpan Busy => TimeSpan.FromTicks(Interlocked.Read(ref _busyTicks));

    /// <summary>Gives the next page, or <see langword="null"/> at the end. The page before has then been taken whole.</summary>
    /// <exception cref="ImageBuilderException">A page failed for good.</exception>
    /// <exception cref="ConfigurationException">No request can be sent as things are set up.</exception>
    public async Task<IItemPage?> NextAsync()
    {
        _asked++;
        if (_isFirst && (_asked == 2 || (_asked > 2 && !_readsAhead)))
        {
            Want();
        }

        while (await _pages.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            if (_pages.Reader.TryRead(out var page))
            {
                _given++;
                if (!_isFirst || (_given > 1 && _readsAhead))
                {
                    Want();
                }

                return page;
            }
        }

        return null;
    }

    private void Want() => _wanted.Writer.TryWrite(true);

    private async Task ReadAllAsync(IAsyncEnumerable<IItemPage> pages, long order, Task interest, RequestGate gate, CancellationToken cancellationToken)
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
                    await _wanted.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                }
                while (await ReadOneAsync(reader, order, gate, cancellationToken).ConfigureAwait(false));
            }

            _pages.Writer.Complete();
        }
        catch (Exception error)
        {
            // Whatever it is, it is thrown where the pages are taken, behind those that came before.
            _pages.Writer.Complete(error);
        }
    }

    private async Task<bool> ReadOneAsync(IAsyncEnumerator<IItemPage> reader, long order, RequestGate gate, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(order, cancellationToken).ConfigureAwait(false);
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
            gate.Leave();
            Interlocked.Add(ref _busyTicks, Stopwatch.GetElapsedTime(begun).Ticks);
        }

        _pages.Writer.TryWrite(reader.Current);
        return true;
    }
}
