using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Answers one write operation.</summary>
/// <param name="Apply">Computes the change, or throws a <see cref="ServiceError"/>.</param>
/// <param name="Write">Writes the members of the answer from the request, the image build of the change and the request id.</param>
internal sealed record WriteHandler(
    Func<OperationInput, AccountSnapshot, StateChange> Apply,
    Action<Utf8JsonWriter, OperationInput, string?, string> Write
);
