namespace ImageBuilderWorkflow.Core;

/// <summary>An operation of the API that answers with one object, as data.</summary>
/// <typeparam name="T">What it answers with.</typeparam>
internal sealed class GetOperation<T>
    where T : ServiceObject, new()
{
    /// <summary>The operation's name, which is also its path and, for every such operation of this API, is sent by GET.</summary>
    public required string Name { get; init; }

    /// <summary>The query parameter that says which object.</summary>
    public required string Argument { get; init; }

    /// <summary>The members of the response; each may carry the id of the request.</summary>
    internal FieldMap<T> Response { get; } = CommonFields.Response<T>();

    /// <summary>The object's id: an answer without one is no answer.</summary>
    internal required Func<T, string?> Id { get; init; }
}
