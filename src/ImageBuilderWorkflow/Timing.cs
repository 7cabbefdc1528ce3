namespace ImageBuilderWorkflow;

/// <summary>How long something has taken.</summary>
internal static class Timing
{
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "COMPLETED", "FAILED", "CANCELLED", "SKIPPED", "ROLLBACK_COMPLETED", "SUCCESS",
    };

    /// <summary>The time from the start to the end, or to when the object was read while there is no end.</summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end.</param>
    /// <param name="status">The status: what is over and has no end took nobody knows how long.</param>
    /// <param name="read">When the object was read; <see langword="null"/> for now.</param>
    public static TimeSpan? Elapsed(DateTime? start, DateTime? end, string? status, DateTime? read)
    {
        if (end is not null || start is null || (status is not null && Final.Contains(status)))
        {
            return end - start;
        }

        // A clock that is behind must not make it negative.
        var elapsed = (read ?? DateTime.UtcNow) - start.Value;
        return elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;
    }
}
