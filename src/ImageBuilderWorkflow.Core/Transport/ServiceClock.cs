using System.Collections.Concurrent;
using System.Globalization;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// The time at an endpoint, as its answers tell it: signatures have to be dated by the service's clock, which this computer's may not agree
/// with.
/// </summary>
internal sealed class ServiceClock
{
    private static readonly ConcurrentDictionary<Uri, ServiceClock> Session = new();

    private long _ticksAhead;

    private ServiceClock() { }

    /// <summary>The time there, in UTC.</summary>
    public DateTime UtcNow => DateTime.UtcNow.AddTicks(Volatile.Read(ref _ticksAhead));

    /// <summary>The session's clock for an endpoint.</summary>
    public static ServiceClock For(Uri endpoint) => Session.GetOrAdd(endpoint, static _ => new ServiceClock());

    /// <summary>Takes note of the time that an answer tells, good or bad.</summary>
    /// <param name="date">The <c>Date</c> header, or <see langword="null"/>.</param>
    /// <param name="isCached">Whether the answer comes from a cache: then its date is an old one.</param>
    public void Learn(string? date, bool isCached)
    {
        if (
            !isCached
            && DateTime.TryParseExact(
                date,
                "r",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var theirs
            )
            && !SdkConfig.Shared.DisableClockSkewCorrection
        )
        {
            Volatile.Write(ref _ticksAhead, (theirs - DateTime.UtcNow).Ticks);
        }
    }
}
