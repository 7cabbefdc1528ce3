namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>The kinds of values in a request.</summary>
internal enum ShapeKind
{
    String,
    Integer,
    Long,
    Boolean,
    List,
    Structure,
    Map,
}
