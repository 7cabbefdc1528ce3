namespace ImageBuilderWorkflow;

/// <summary>What Image Builder has sent: an object of its own, or a part of one.</summary>
/// <remarks>
/// The text of an object is its ARN or id, and objects of one type with the same text are equal: both stand for the same resource, also
/// when they were read at different times and differ in their status. The text of a part is one line that tells it apart. Objects without a
/// text are equal to themselves alone.
/// </remarks>
public abstract class ServiceValue
{
    private protected ServiceValue()
    {
    }

    /// <summary>What the service sent beside the documented fields. Never <see langword="null"/>; empty when there was nothing.</summary>
    public AdditionalFields AdditionalFields { get; set; } = AdditionalFields.Empty;

    /// <summary>Tells whether another object stands for the same resource: it has the same type and the same text.</summary>
    /// <param name="obj">The other object.</param>
    /// <returns>Whether both are equal.</returns>
    public sealed override bool Equals(object? obj) =>
        ReferenceEquals(this, obj)
        || (obj is ServiceValue other && other.GetType() == GetType() && ToString() is { Length: > 0 } text && text == other.ToString());

    /// <summary>Gives the same number for equal objects.</summary>
    /// <returns>The hash code of the text.</returns>
    public sealed override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>Gives the ARN or id of an object, or one line for a part.</summary>
    /// <returns>The text; empty when the service sent none of it.</returns>
    public abstract override string ToString();
}
