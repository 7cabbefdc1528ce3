using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>A file that cannot be written, or a path that stands for none.</summary>
/// <param name="errorId">The id of the error.</param>
/// <param name="category">The category of the error.</param>
/// <param name="message">What is wrong, and what would be right.</param>
internal sealed class OutputFileException(string errorId, ErrorCategory category, string message) : Exception(message)
{
    /// <summary>The id of the error.</summary>
    public string ErrorId => errorId;

    /// <summary>The category of the error.</summary>
    public ErrorCategory Category => category;
}
