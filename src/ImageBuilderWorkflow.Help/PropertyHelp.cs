namespace ImageBuilderWorkflow.Help;

/// <summary>The help of a property of an object that a cmdlet writes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type as PowerShell writes it.</param>
/// <param name="Description">What it is, in one line.</param>
internal sealed record PropertyHelp(string Name, string Type, string Description);
