namespace ImageBuilderWorkflow;

/// <summary>The base class of everything that Image Builder returns: objects, and parts of objects.</summary>
/// <remarks>
/// The text of an object is its ARN or id. Objects of the same type with the same text are equal: they represent the same resource, even if
/// they were read at different times and differ in their status. The text of a part is one line that identifies it. An object without a
/// text is equal only to itself.
/// </remarks>
public abstract class ServiceValue
{
    private protected ServiceValue() { }

    /// <summary>
    /// The fields of the response that have no property of their own. Never <see langword="null"/>; empty if there are none.
    /// </summary>
    public AdditionalFields AdditionalFields { get; set; } = AdditionalFields.Empty;

    /// <summary>Determines whether another object represents the same resource: it has the same type and the same text.</summary>
    /// <param name="obj">The other object.</param>
    /// <returns>Whether the objects are equal.</returns>
    public sealed override bool Equals(object? obj) =>
        ReferenceEquals(this, obj)
        || (obj is ServiceValue other && other.GetType() == GetType() && ToString() is { Length: > 0 } text && text == other.ToString());

    /// <summary>Returns the ARN or id of an object, or one line for a part.</summary>
    /// <returns>The hash code of the text.</returns>
    public sealed override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>Returns the ARN or id of an object, or one line for a part.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public abstract override string ToString();
}
