using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>Answers one operation that only reads.</summary>
/// <param name="input">The validated request.</param>
/// <param name="present">The account as it is.</param>
/// <param name="requestId">The request's id, for the bodies that repeat it.</param>
/// <returns>The response's body.</returns>
internal delegate byte[] OperationHandler(OperationInput input, Present present, string requestId);
