namespace ImageBuilderWorkflow.Tests.Commands;

/// <summary>A time that goes on only when it is told to, and then rings what is due.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _now = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var alarm = new Alarm(this, () => callback(state))
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _now + dueTime,
            };
            _alarms.Add(alarm);
            return alarm;
        }
    }

    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _now += time;
            due = _alarms.FindAll(alarm => alarm.Due <= _now);
            due.ForEach(alarm => _alarms.Remove(alarm));
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(SteppedTime time, Action ring) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time._now + dueTime;
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
