namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>The kinds of value that a request may carry.</summary>
internal enum ShapeKind
{
    String,
    Integer,
    Boolean,
    List,
    Structure,
    Map,
}
