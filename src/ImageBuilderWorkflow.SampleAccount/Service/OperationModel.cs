namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>One operation in the service model.</summary>
/// <param name="Name">The operation name.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path. In Image Builder it is a slash and the name.</param>
/// <param name="Input">The input structure.</param>
/// <param name="Errors">The declared errors with their HTTP status.</param>
/// <param name="ResultKey">The response member with the items of a page; null if the operation is no listing.</param>
internal sealed record OperationModel(
    string Name,
    string Method,
    string Path,
    Shape Input,
    IReadOnlyDictionary<string, int> Errors,
    string? ResultKey
);
