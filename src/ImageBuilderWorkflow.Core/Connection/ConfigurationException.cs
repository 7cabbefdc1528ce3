namespace ImageBuilderWorkflow.Core;

/// <summary>No request can be sent as things are set up: no credentials, no region, no such profile, a bad address.</summary>
/// <param name="errorCode">A stable code for the error record.</param>
/// <param name="message">What is missing, and how to give it.</param>
/// <param name="innerException">What stood in the way, or <see langword="null"/>.</param>
internal sealed class ConfigurationException(string errorCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>A stable code for the error record.</summary>
    public string ErrorCode { get; } = errorCode;

    /// <summary>What to do about it, where more is known than the code tells; otherwise <see langword="null"/>.</summary>
    public string? Advice { get; init; }
}
