using System.Collections.Concurrent;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Paces the requests of all callers of an account and region in this session once the service throttles one of them: they slow
/// down together, and speed up again while it goes well. Until the first throttle nothing is paced.
/// </summary>
/// <remarks>
/// Additive and multiplicative increase, multiplicative decrease. The SDK's own bucket for this (TokenBucket) starts from a measured
/// rate of zero, so that a throttle in the first half second leaves one request every two seconds.
/// </remarks>
/// <param name="time">Tells the time.</param>
internal sealed class Pacer(TimeProvider time)
{
    // What a throttle leaves of the rate; the slowest rate, in requests a second; and what each second without a throttle adds.
    private const double Decrease = 0.8;
    private const double Slowest = 1;
    private const double FirstGuess = 10;
    private const double GrowthFactor = 0.1;
    private const double GrowthStep = 1;

    // So much faster than what was throttled last, and the pace is history.
    private const double Freedom = 3;

    private static readonly ConcurrentDictionary<string, Pacer> Session = new(StringComparer.Ordinal);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestMeasure = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly Queue<long> _answered = new();
    private double? _rate;
    private double _throttledRate;
    private long _next;
    private long _grown;
    private long _slowed = long.MinValue;

    /// <summary>The requests a second that are let through now, or <see langword="null"/> while nothing is paced.</summary>
    public double? Rate
    {
        get
        {
            lock (_gate)
            {
                return _rate;
            }
        }
    }

    /// <summary>The session's limiter for an account and region.</summary>
    public static Pacer ForScope(string scope) => Session.GetOrAdd(scope, static _ => new Pacer(TimeProvider.System));

    /// <summary>Reserves the next free moment.</summary>
    /// <returns>How long to wait for it.</returns>
    public TimeSpan Reserve()
    {
        lock (_gate)
        {
            if (_rate is not { } rate)
            {
                return TimeSpan.Zero;
            }

            var now = time.GetTimestamp();
            var moment = Math.Max(now, _next);
            _next = moment + (long)(time.TimestampFrequency / rate);
            return time.GetElapsedTime(now, moment);
        }
    }

    /// <summary>Notes an answer that is no throttle.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _answered.Enqueue(now);
            Forget(now);
            if (_rate is not { } rate)
            {
                return;
            }

            var seconds = time.GetElapsedTime(_grown, now).TotalSeconds;
            _grown = now;
            rate += seconds * (GrowthStep + (rate * GrowthFactor));
            _rate = rate > Freedom * Math.Max(_throttledRate, FirstGuess) ? null : rate;
        }
    }

    /// <summary>Notes a throttle.</summary>
    /// <param name="sent">The time stamp at which the request was sent.</param>
    public void Throttled(long sent)
    {
        lock (_gate)
        {
            // Requests that were on their way already when the pace was slowed down say nothing new.
            if (sent < _slowed)
            {
                return;
            }

            var now = time.GetTimestamp();
            Forget(now);
            _throttledRate = _rate ?? Math.Max(FirstGuess, Measured(now));
            _rate = Math.Max(Slowest, _throttledRate * Decrease);
            _grown = _slowed = now;
            _next = Math.Max(_next, now);
        }
    }

    // Answers a second, over the last second or what there was of it.
    private double Measured(long now) =>
        _answered.TryPeek(out var oldest)
            ? _answered.Count / Math.Max(ShortestMeasure.TotalSeconds, time.GetElapsedTime(oldest, now).TotalSeconds)
            : 0;

    private void Forget(long now)
    {
        while (_answered.TryPeek(out var moment) && time.GetElapsedTime(moment, now) > Window)
        {
            _answered.Dequeue();
        }
    }
}
