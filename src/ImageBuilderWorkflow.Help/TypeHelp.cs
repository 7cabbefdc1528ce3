namespace ImageBuilderWorkflow.Help;

/// <summary>The help of a type that goes into a cmdlet or comes out of it.</summary>
/// <param name="Name">The full name of the type, or None.</param>
/// <param name="Description">What there is to say about it, in paragraphs.</param>
/// <param name="Properties">Its properties; none where they are known without our help.</param>
internal sealed record TypeHelp(string Name, IReadOnlyList<string> Description, IReadOnlyList<PropertyHelp> Properties)
{
    public TypeHelp(string name, IReadOnlyList<string> description)
        : this(name, description, []) { }
}
