using ImageBuilderWorkflow.Core;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// One parameter of a cmdlet that takes ids, ARNs or names. The routes of a cmdlet, its static <c>Routes</c>, decide which parameter set a
/// value belongs to.
/// </summary>
/// <param name="parameter">The name of the parameter.</param>
/// <param name="properties">The properties of an object that hold the value, the best one first.</param>
internal sealed class IdentifierRoute(string parameter, params string[] properties)
{
    /// <summary>The name of the parameter.</summary>
    public string Parameter => parameter;

    /// <summary>The properties of an object that hold the value, the best one first.</summary>
    public IReadOnlyList<string> Properties => properties;

    /// <summary>
    /// The only form that is taken, where three sets compete; <see langword="null"/> takes whatever no other set does. One set has to be
    /// such, so that an error can tell what is wrong with a value.
    /// </summary>
    public Identifier? Only { get; init; }

    /// <summary>Whether the parameter set gets single objects and has no parameters of paging.</summary>
    public bool GetsObjects { get; init; }

    /// <summary>Whether the parameter takes names, not ids or ARNs.</summary>
    public bool TakesNames { get; init; }

    /// <summary>
    /// The parameter that an object without an ARN of its own belongs to if it has both properties; <see langword="null"/> for none.
    /// </summary>
    public string? YieldsTo { get; init; }

    /// <summary>
    /// Whether an object with an ARN of its own is refused, although it has the property: it carries the id of something else.
    /// </summary>
    public bool RefusesOwnArn { get; init; }

    /// <summary>The type whose objects are refused, because a cmdlet may take them as they are; <see langword="null"/> for none.</summary>
    public Type? Refuses { get; init; }
}
