namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>One run of a contestant.</summary>
internal sealed record Run
{
    /// <summary>Whether it was the first of its process, which finds nothing compiled and no connection open.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>How long it took inside the process; null for a program that cannot be asked.</summary>
    public double? Seconds { get; init; }

    /// <summary>How long it took inside the process to the first object; null when nobody asked.</summary>
    public double? FirstObjectSeconds { get; init; }

    /// <summary>How long it took from the start of the process; null for a run that was not the first.</summary>
    public double? WholeSeconds { get; init; }

    /// <summary>How long it took from the start of the process to the first object; null when nobody asked.</summary>
    public double? WholeFirstObjectSeconds { get; init; }

    /// <summary>What went wrong; null when every item came, once and in order.</summary>
    public string? Problem { get; init; }

    /// <summary>What the server saw; null when only a sample was run.</summary>
    public ServerCounts? Counts { get; init; }

    /// <summary>Whether the time is worked out from a sample.</summary>
    public bool IsExtrapolated { get; init; }

    /// <summary>The memory along the way.</summary>
    public IReadOnlyList<MemoryMark> Marks { get; init; } = [];

    /// <summary>The largest working set that the process ever had, in bytes.</summary>
    public long PeakWorkingSet { get; init; }
}
