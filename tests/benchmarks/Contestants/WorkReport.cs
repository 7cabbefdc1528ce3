namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>What a contestant prints after each run, as one line of JSON. Times of the day are milliseconds since 1970.</summary>
internal sealed record WorkReport
{
    /// <summary>When the first object was there; null when there was none or nobody asked.</summary>
    public double? First { get; init; }

    /// <summary>When the run ended.</summary>
    public required double End { get; init; }

    /// <summary>How long the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>How long it took to the first object.</summary>
    public double? FirstSeconds { get; init; }

    /// <summary>How many items came.</summary>
    public required int Items { get; init; }

    /// <summary>SHA-256 of the ids in the order in which they came, each with a line feed behind it.</summary>
    public required string Hash { get; init; }

    /// <summary>Why it broke off; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The memory along the way.</summary>
    public IReadOnlyList<MemoryMark> Marks { get; init; } = [];
}
