using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Service;
using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>A validated request of a read operation.</summary>
/// <param name="Input">The members of the request.</param>
/// <param name="Snapshot">The account at the time of the request.</param>
/// <param name="Tokens">Reads and creates page tokens.</param>
/// <param name="RequestId">The id of the request.</param>
internal sealed record ReadRequest(OperationInput Input, AccountSnapshot Snapshot, PageToken Tokens, string RequestId)
{
    /// <summary>A string member that the model requires.</summary>
    public string Required(string member) => Input.RequiredText(member);

    /// <summary>The error for a resource that does not exist.</summary>
    public ServiceError NotFound(string what) => ServiceError.NotFound(Input.Operation, what);

    /// <summary>The page of a listing that the request asks for.</summary>
    public Page<T> Page<T>(IReadOnlyList<T> listing, FilterSet<T>? filters = null) =>
        Service.Page.Cut(Tokens, Input, listing, filters?.Compile(Input));

    /// <summary>Writes a body that begins with the request id.</summary>
    public byte[] WriteWithId(Action<Utf8JsonWriter> writeMembers) =>
        ResponseBuffer.WriteObject(json =>
        {
            json.WriteString("requestId"u8, RequestId);
            writeMembers(json);
        });
}
