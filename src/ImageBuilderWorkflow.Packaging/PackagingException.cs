namespace ImageBuilderWorkflow.Packaging;

/// <summary>What is wrong with the module that is to be packed.</summary>
/// <param name="message">The sentence that the build shows.</param>
internal sealed class PackagingException(string message) : Exception(message);
