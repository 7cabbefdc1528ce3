namespace ImageBuilderWorkflow.SampleAccount.Logs;

/// <summary>A log stream at an instant.</summary>
/// <param name="group">The log group.</param>
/// <param name="name">The name of the stream in its group.</param>
/// <param name="events">All events in the order of their times, also those after the instant.</param>
/// <param name="count">How many events the stream has at the instant.</param>
internal sealed class LogStream(string group, string name, IReadOnlyList<LogEvent> events, int count)
{
    /// <summary>The log group.</summary>
    public string Group { get; } = group;

    /// <summary>The name of the stream in its group.</summary>
    public string Name { get; } = name;

    /// <summary>How many events the stream has.</summary>
    public int Count { get; } = count;

    /// <summary>The event at an index, from 0 for the oldest.</summary>
    public LogEvent this[int index] => events[index];

    /// <summary>The index of the first event at or after a time; <see cref="Count"/> if there is none.</summary>
    /// <param name="time">The time in milliseconds since 1970; null for the first event.</param>
    public int From(long? time) => time is { } first ? Math.Min(Count, IndexOf(events, first)) : 0;

    /// <summary>The index behind the last event before a time; <see cref="Count"/> if there is none after it.</summary>
    /// <param name="time">The time in milliseconds since 1970; null for the end of the stream.</param>
    public int Until(long? time) => time is { } last ? Math.Min(Count, IndexOf(events, last)) : Count;

    /// <summary>The index of the first event at or after a time, by halving the list.</summary>
    public static int IndexOf(IReadOnlyList<LogEvent> events, long time)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (events[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
