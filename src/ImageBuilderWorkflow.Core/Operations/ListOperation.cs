namespace ImageBuilderWorkflow.Core;

/// <summary>A listing of the API as data: what is sent, and how a page of the answer becomes objects.</summary>
/// <typeparam name="T">What it lists.</typeparam>
internal sealed class ListOperation<T>
    where T : ServiceObject, new()
{
    /// <summary>The operation's name. Every listing is sent by POST.</summary>
    public required string Name { get; init; }

    /// <summary>The response member that holds the items.</summary>
    public required string ItemsMember { get; init; }

    /// <summary>The request member that says how many items a page may have.</summary>
    public string PageSizeMember { get; init; } = "maxResults";

    /// <summary>The response member that holds the token of the next page.</summary>
    public string NextTokenMember { get; init; } = "nextToken";

    /// <summary>
    /// Whether the listing ends with the token that its request carried. It ends without a token otherwise, and then a token that comes
    /// again is an error.
    /// </summary>
    public bool EndsWithSameToken { get; init; }

    /// <summary>The members of an item.</summary>
    internal FieldMap<T> Item { get; } = [];

    /// <summary>The members of the response beside its items; each may carry the id of the request.</summary>
    internal FieldMap<T> Response { get; } = CommonFields.Response<T>();

    /// <summary>Puts what was asked for where the response's own members go, for responses that do not repeat it.</summary>
    internal Action<T, RequestMembers> SetRequest { get; init; } = static (_, _) => { };

    /// <summary>Copies what belongs to the whole response to an item.</summary>
    internal Action<T, T> Stamp { get; init; } = static (_, _) => { };
}
