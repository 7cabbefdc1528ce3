namespace ImageBuilderWorkflow.SampleAccount;

/// <summary>One request as it is sent, without the transport headers.</summary>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Path">The path, such as <c>/ListWorkflowExecutions</c>.</param>
/// <param name="QueryString">The raw, percent-encoded query string, with or without the question mark; may be empty.</param>
/// <param name="Body">The bytes of the body; may be empty.</param>
public sealed record AccountRequest(string Method, string Path, string QueryString, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// The header <c>X-Amz-Target</c>, such as <c>Logs_20140328.GetLogEvents</c>; <see langword="null"/> for a request to Image Builder,
    /// which names the operation in the path.
    /// </summary>
    public string? Target { get; init; }
}
