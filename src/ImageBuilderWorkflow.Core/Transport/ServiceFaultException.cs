namespace ImageBuilderWorkflow.Core;

/// <summary>An answer of Image Builder that says no.</summary>
internal sealed class ServiceFaultException(string code, string message) : Exception(message)
{
    /// <summary>The error code, without namespace or link.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The request's id, or <see langword="null"/>.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks to be left alone, or <see langword="null"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The service's clock when it answered, or <see langword="null"/>.</summary>
    public DateTimeOffset? ServerTime { get; init; }
}
