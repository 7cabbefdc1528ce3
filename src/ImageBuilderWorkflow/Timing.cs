namespace ImageBuilderWorkflow;

/// <summary>Calculates elapsed times.</summary>
internal static class Timing
{
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "COMPLETED",
        "FAILED",
        "CANCELLED",
        "SKIPPED",
        "ROLLBACK_COMPLETED",
        "SUCCESS",
        "AVAILABLE",
        "DEPRECATED",
        "DISABLED",
        "DELETED",
    };

    /// <summary>Whether what has a status has ended, so that the status changes no more by itself.</summary>
    /// <param name="status">The status.</param>
    public static bool IsFinal(string? status) => status is not null && Final.Contains(status);

    /// <summary>Returns the time from the start to the end or, if there is no end yet, to the time when the object was read.</summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end.</param>
    /// <param name="status">The status. If it is final and there is no end, the elapsed time is not known.</param>
    /// <param name="read">The time when the object was read; <see langword="null"/> for now.</param>
    public static TimeSpan? Elapsed(DateTime? start, DateTime? end, string? status, DateTime? read)
    {
        if (end is not null || start is null || IsFinal(status))
        {
            return end - start;
        }

        // A clock that is slow must not make the time negative.
        var elapsed = (read ?? DateTime.UtcNow) - start.Value;
        return elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;
    }
}
