namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>The memory of a contestant at some point of a run.</summary>
/// <param name="Items">How many items had come.</param>
/// <param name="WorkingSet">The working set in bytes; null where the contestant cannot tell.</param>
/// <param name="Heap">What the garbage collector's heap held, in bytes; null where there is none.</param>
internal sealed record MemoryMark(int Items, long? WorkingSet, long? Heap);
