namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>The clock of the account. It stands still or runs at the speed of the options.</summary>
internal sealed class AccountClock
{
    // Leaves room for times in the future: the longest plan is a step that waits for a week.
    private static readonly DateTime Latest = DateTime.MaxValue.AddYears(-1);

    private readonly DateTime _start;
    private readonly TimeProvider? _clock;
    private readonly double _speed;
    private readonly long _startedAt;

    public AccountClock(AccountOptions options)
    {
        if (!double.IsFinite(options.Speed) || options.Speed <= 0)
            throw new ArgumentOutOfRangeException(nameof(options), options.Speed, "The speed of time must be a positive number.");
        _start = options.Now.UtcDateTime;
        _clock = options.Clock;
        _speed = options.Speed;
        _startedAt = _clock?.GetTimestamp() ?? 0;
    }

    /// <summary>The current time, in UTC. It never runs backwards.</summary>
    public DateTime Now
    {
        get
        {
            if (_clock is null)
                return _start;
            var ticks = _clock.GetElapsedTime(_startedAt).Ticks * _speed;
            return ticks < (Latest - _start).Ticks ? _start.AddTicks((long)ticks) : Latest;
        }
    }
}
