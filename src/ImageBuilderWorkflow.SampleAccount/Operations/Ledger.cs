using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>
/// Holds the account's state. Lets changes in one at a time, and remembers which client token asked for each: asked again in the same
/// words, the answer is the same and nothing happens.
/// </summary>
internal sealed class Ledger(World world, AccountClock clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Operation, string Token), (byte[] Binding, string? ImageArn)> _done = [];
    private readonly Dictionary<string, WriteCount> _counts =
        WriteOperations.Handlers.Keys.ToDictionary(name => name, _ => new WriteCount(0, 0, 0), StringComparer.Ordinal);

    private State _state = world.Beginning;
    private Present? _last;

    /// <summary>The account as it is now. A state comes before its instant, so nothing that was done lies in the future.</summary>
    public Present Present
    {
        get
        {
            var state = Volatile.Read(ref _state);
            var now = clock.Now;

            // While time stands still, what was worked out once is good for all.
            if (Volatile.Read(ref _last) is { } last && last.State == state && last.Now == now) return last;
            var present = new Present(world, state, now);
            Volatile.Write(ref _last, present);
            return present;
        }
    }

    /// <summary>What became of the requests so far, by operation.</summary>
    public IReadOnlyDictionary<string, WriteCount> Counts
    {
        get
        {
            lock (_gate) return new Dictionary<string, WriteCount>(_counts, StringComparer.Ordinal);
        }
    }

    /// <summary>Answers a request that is to change the account.</summary>
    /// <param name="input">The request.</param>
    /// <param name="requestId">Its id.</param>
    public (byte[] Body, WriteEffect Effect) Answer(OperationInput input, string requestId)
    {
        var handler = WriteOperations.Handlers[input.Operation.Name];
        var (imageArn, effect) = Enter(input, handler);
        var body = ResponseBuffer.Write((handler, input, imageArn, requestId), static (json, answer) =>
        {
            json.WriteStartObject();
            answer.handler.Write(json, answer.input, answer.imageArn, answer.requestId);
            json.WriteEndObject();
        });
        return (body, effect);
    }

    private (string? ImageArn, WriteEffect Effect) Enter(OperationInput input, WriteHandler handler)
    {
        var name = input.Operation.Name;
        var key = (name, input.RequiredText("clientToken"));
        lock (_gate)
        {
            var count = _counts[name];
            try
            {
                if (_done.TryGetValue(key, out var before))
                {
                    if (!before.Binding.AsSpan().SequenceEqual(input.Binding)) throw ServiceError.OtherParameters();
                    _counts[name] = count with { Repeats = count.Repeats + 1 };
                    return (before.ImageArn, WriteEffect.Repeated);
                }

                var change = handler.Apply(input, Present);
                Volatile.Write(ref _state, change.State);
                _done.Add(key, (input.Binding, change.ImageArn));
                _counts[name] = count with { Effects = count.Effects + 1 };
                return (change.ImageArn, WriteEffect.Done);
            }
            catch (ServiceError)
            {
                _counts[name] = count with { Refusals = count.Refusals + 1 };
                throw;
            }
        }
    }
}
