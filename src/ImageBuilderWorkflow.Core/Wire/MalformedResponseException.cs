namespace ImageBuilderWorkflow.Core;

/// <summary>A response of status 200 whose body is not what the operation answers with.</summary>
internal sealed class MalformedResponseException(string message, Exception? innerException = null) : Exception(message, innerException);
