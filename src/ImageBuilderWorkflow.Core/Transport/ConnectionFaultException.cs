namespace ImageBuilderWorkflow.Core;

/// <summary>No answer, or not all of it: the connection was refused, reset or cut, or it took too long.</summary>
internal sealed class ConnectionFaultException(string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>Whether it took too long.</summary>
    public bool IsTimeout => InnerException is TimeoutException;

    /// <summary>Whether it makes no sense to try again.</summary>
    public bool IsFinal { get; init; }
}
