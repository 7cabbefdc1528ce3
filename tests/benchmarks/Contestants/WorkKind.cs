namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>
/// What a contestant does in one run. Whatever it does, it remembers the ids, for somebody else to tell whether they are right.
/// </summary>
internal enum WorkKind
{
    /// <summary>Lists the steps of an execution and keeps them all.</summary>
    List,

    /// <summary>Lists the executions of an image build and the steps of each, in order, and keeps all steps.</summary>
    FanOut,

    /// <summary>Lists the pipelines of several accounts in several regions, in order, and keeps them all.</summary>
    Sweep,

    /// <summary>Lists the steps of an execution and keeps none, as somebody does who writes them somewhere.</summary>
    Stream,

    /// <summary>The same, with the making of the client in the time: it runs from the end of the import to the first object.</summary>
    FirstObject,

    /// <summary>Takes the first five steps of an execution and stops.</summary>
    FirstFive,
}
