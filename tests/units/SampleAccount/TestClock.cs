namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>A clock that a test moves.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _ticks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);
}
