using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>
/// Applies write requests one at a time and remembers their client tokens. A request that repeats a token with the same parameters gets the
/// same answer and changes nothing.
/// </summary>
internal sealed class WriteDispatcher(AccountStore store)
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Operation, string Token), (byte[] Binding, string? ImageArn)> _done = [];

    /// <summary>Applies a write request and writes its answer.</summary>
    /// <param name="input">The request.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <returns>The body, and whether the request repeats an earlier one.</returns>
    public (byte[] Body, bool IsRepeat) Answer(OperationInput input, string requestId)
    {
        var handler = WriteHandlers.All[input.Operation.Name];
        var (imageArn, isRepeat) = Apply(input, handler);
        return (ResponseBuffer.WriteObject(json => handler.Write(json, input, imageArn, requestId)), isRepeat);
    }

    private (string? ImageArn, bool IsRepeat) Apply(OperationInput input, WriteHandler handler)
    {
        var key = (input.Operation.Name, input.RequiredText("clientToken"));
        lock (_gate)
        {
            if (_done.TryGetValue(key, out var earlier))
            {
                if (!earlier.Binding.AsSpan().SequenceEqual(input.Binding))
                    throw ServiceError.OtherParameters();
                return (earlier.ImageArn, true);
            }

            var change = handler.Apply(input, store.Snapshot);
            store.Replace(change.State);
            _done.Add(key, (input.Binding, change.ImageArn));
            return (change.ImageArn, false);
        }
    }
}
