namespace ImageBuilderWorkflow.Commands;

/// <summary>The times that somebody asks for: from <c>-After</c> on, and before <c>-Before</c>.</summary>
/// <param name="after">The first time that counts, or <see langword="null"/>.</param>
/// <param name="before">The first time that does not count any more, or <see langword="null"/>.</param>
internal sealed class TimeRange(DateTime? after, DateTime? before)
{
    // PowerShell compares times by their ticks, whatever their kind: what is not in UTC is local.
    private readonly DateTime? _after = after?.ToUniversalTime();
    private readonly DateTime? _before = before?.ToUniversalTime();

    /// <summary>Whether there is a bound.</summary>
    public bool IsBounded => _after is not null || _before is not null;

    /// <summary>Whether no time can be in the range.</summary>
    public bool IsEmpty => _after >= _before;

    /// <summary>The condition on an item's time beside another condition; an item without a time is in no range.</summary>
    /// <param name="matches">The other condition, or <see langword="null"/>.</param>
    /// <param name="time">The item's time in UTC.</param>
    public Predicate<T>? And<T>(Predicate<T>? matches, Func<T, DateTime?> time) =>
        IsBounded ? item => IsIn(time(item)) && matches?.Invoke(item) is not false : matches;

    private bool IsIn(DateTime? time) => time is not null && (_after is null || time >= _after) && (_before is null || time < _before);
}
