namespace ImageBuilderWorkflow.Commands;

/// <summary>How many objects some inputs may still give together. Reaching it ends the requests for what would come behind.</summary>
/// <param name="most">How many; <see langword="null"/> for any number.</param>
/// <param name="stopped">Ends the requests earlier.</param>
internal sealed class ListingQuota(int? most, CancellationToken stopped) : IDisposable
{
    private readonly CancellationTokenSource _enough = CancellationTokenSource.CreateLinkedTokenSource(stopped);
    private long _left = most ?? long.MaxValue;

    /// <summary>Whether no more may be given.</summary>
    public bool IsReached => _left == 0;

    /// <summary>Ends the requests.</summary>
    public CancellationToken Enough => _enough.Token;

    /// <summary>Counts an object.</summary>
    public void Count()
    {
        _left--;
        if (IsReached)
        {
            _enough.Cancel();
        }
    }

    /// <summary>Ends the requests.</summary>
    public void Dispose()
    {
        _enough.Cancel();
        _enough.Dispose();
    }
}
