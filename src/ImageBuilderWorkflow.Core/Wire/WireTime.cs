using System.Runtime.CompilerServices;
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
    [MethodImpl(HotPath.Compiled)]
    public static bool TryRead(ref Utf8JsonReader reader, out DateTime instant)
    {
        instant = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.TryGetDateTime(out var time) && time.Kind != DateTimeKind.Local:
                instant = DateTime.SpecifyKind(time, DateTimeKind.Utc);
                return true;

            // With an offset the reader gives local time, which at the ends of summer is not one instant.
            case JsonTokenType.String when reader.TryGetDateTimeOffset(out var time):
                instant = time.UtcDateTime;
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
