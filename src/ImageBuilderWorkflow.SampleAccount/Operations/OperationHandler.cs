using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>Answers one operation.</summary>
/// <param name="input">The validated request.</param>
/// <param name="requestId">The request's id, for the bodies that repeat it.</param>
/// <returns>The response's body.</returns>
internal delegate byte[] OperationHandler(OperationInput input, string requestId);
