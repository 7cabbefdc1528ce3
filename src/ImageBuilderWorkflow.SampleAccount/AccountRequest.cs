namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>One request as it stands on the wire, without what only a transport needs.</summary>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Path">The path, such as <c>/ListWorkflowExecutions</c>.</param>
/// <param name="QueryString">
/// The raw query string, still percent-encoded, with or without its question mark; empty when there is none.
/// </param>
/// <param name="Body">The body's bytes; empty when there is none.</param>
public sealed record AccountRequest(string Method, string Path, string QueryString, ReadOnlyMemory<byte> Body);
