namespace ImageBuilderWorkflow.Core;

/// <summary>One request to Image Builder, before it is signed and sent.</summary>
internal sealed class ServiceRequest
{
    /// <summary>The operation's name; its path is a slash and this name.</summary>
    public required string Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The query parameters, unescaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The JSON body, or <see langword="null"/> for a request without one.</summary>
    public byte[]? Body { get; init; }
}
