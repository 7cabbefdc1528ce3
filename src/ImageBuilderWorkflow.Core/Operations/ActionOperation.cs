namespace ImageBuilderWorkflow.Core;

/// <summary>An operation of the API that changes something, as data. All of them are sent by PUT and carry a client token.</summary>
/// <typeparam name="T">What it answers with.</typeparam>
internal sealed class ActionOperation<T>
    where T : ServiceObject, new()
{
    /// <summary>The operation's name, which is also its path.</summary>
    public required string Name { get; init; }

    /// <summary>The members of the response; each may carry the id of the request.</summary>
    internal FieldMap<T> Response { get; } = CommonFields.Response<T>();

    /// <summary>
    /// Puts what was asked for, the client token too, where the response's own members go: not every response repeats it.
    /// </summary>
    internal required Action<T, RequestMembers> SetRequest { get; init; }

    /// <summary>The id that every answer carries: one without it is no answer.</summary>
    internal required Func<T, string?> Id { get; init; }
}
