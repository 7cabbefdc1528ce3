namespace ImageBuilderWorkflow.Core;

/// <summary>Lets so many requests through at a time, and of those that wait the one of the earliest input first.</summary>
/// <param name="limit">How many.</param>
internal sealed class RequestThrottle(int limit)
{
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private readonly object _lock = new();
    private int _free = limit;

    /// <summary>Waits for a turn; <see cref="Leave"/> ends it.</summary>
    /// <param name="order">The input's place among the inputs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EnterAsync(long order, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, order);
        }

        return WaitAsync(turn, cancellationToken);
    }

    /// <summary>Lets the next one in.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            // Whoever has given up is passed over.
            while (_waiting.TryDequeue(out var turn, out _))
            {
                if (turn.TrySetResult())
                {
                    return;
                }
            }

            _free++;
        }
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(static turn => ((TaskCompletionSource)turn!).TrySetCanceled(), turn);
        await turn.Task.ConfigureAwait(false);
    }
}
