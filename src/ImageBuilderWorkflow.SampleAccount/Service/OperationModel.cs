namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>One operation of the service, as its model describes it.</summary>
/// <param name="Name">The operation's name.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Its path, which for Image Builder is a slash and the name.</param>
/// <param name="Input">The structure it takes.</param>
/// <param name="Errors">The errors it declares, with their HTTP status.</param>
/// <param name="ResultKey">The response member that holds a page's items; null when the operation does not list.</param>
internal sealed record OperationModel(
    string Name, string Method, string Path, Shape Input, IReadOnlyDictionary<string, int> Errors, string? ResultKey);
