namespace ImageBuilderWorkflow.Core;

/// <summary>Which events of a log to read.</summary>
internal sealed record LogQuery
{
    /// <summary>The filter pattern that the service applies; <see langword="null"/> for all events.</summary>
    public string? FilterPattern { get; init; }

    /// <summary>The first time that counts; <see langword="null"/> for the beginning.</summary>
    public DateTime? StartTime { get; init; }

    /// <summary>The last time that counts; <see langword="null"/> for no end.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>How many events at the end of what has been written to read; <see langword="null"/> for all.</summary>
    public int? Tail { get; init; }
}
