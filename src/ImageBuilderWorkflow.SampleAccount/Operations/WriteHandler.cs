using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>One operation that changes the account.</summary>
/// <param name="Apply">Makes the change, or refuses to.</param>
/// <param name="Write">Writes the answer's members, from the request, the image that the change names and the request's id.</param>
internal sealed record WriteHandler(
    Func<OperationInput, Present, Change> Apply, Action<Utf8JsonWriter, OperationInput, string?, string> Write);
