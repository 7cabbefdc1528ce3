using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>Instants as the service writes them.</summary>
internal static class WireTime
{
    private static readonly decimal EarliestSecond = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond;
    private static readonly decimal LatestSecond = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond;

    /// <summary>
    /// Reads ISO-8601 text (workflows and steps) or epoch seconds with a fraction (lifecycle executions) as a UTC time.
    /// Text without an offset is UTC.
    /// </summary>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTime instant)
    {
        instant = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.TryGetDateTime(out var time):
                instant = time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();
                return true;

            // A decimal keeps the milliseconds that a double would blur.
            case JsonTokenType.Number when reader.TryGetDecimal(out var seconds) && seconds >= EarliestSecond && seconds <= LatestSecond:
                instant = DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
                return true;

            default:
                return false;
        }
    }
}
