using System.Buffers;

namespace ImageBuilderWorkflow.Core;

/// <summary>A successful answer of Image Builder.</summary>
/// <param name="body">The whole body, as long as the answer said it would be.</param>
/// <param name="requestId">The request's id from the header, or <see langword="null"/>.</param>
/// <param name="rented">
/// The pool's array that holds the body, to be given back when the reply is disposed of; <see langword="null"/> when it is nobody's.
/// </param>
internal sealed class ServiceReply(ReadOnlyMemory<byte> body, string? requestId, byte[]? rented = null) : IDisposable
{
    private byte[]? _rented = rented;

    /// <summary>The whole body. Not to be read once the reply is disposed of.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; } = body;

    /// <summary>The request's id from the header, or <see langword="null"/>.</summary>
    public string? RequestId { get; } = requestId;

    /// <summary>Gives the body's memory back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } array)
        {
            Body = default;
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
