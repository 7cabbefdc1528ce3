namespace ImageBuilderWorkflow.Tests.Reliability;

/// <summary>Real time in which every wait takes a hundredth as long, so that a dozen retries fit into a test.</summary>
internal sealed class FastTime : TimeProvider
{
    private const int Speed = 100;

    private readonly long _started = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => _started + ((System.GetTimestamp() - _started) * Speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private static TimeSpan Shorten(TimeSpan time) => time <= TimeSpan.Zero ? time : time / Speed;
}
