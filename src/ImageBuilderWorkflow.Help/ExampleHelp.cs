namespace ImageBuilderWorkflow.Help;

/// <summary>One example.</summary>
/// <param name="Title">What it shows, in one line.</param>
/// <param name="Code">What to type.</param>
/// <param name="Remarks">What happens then, in paragraphs.</param>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Remarks);
