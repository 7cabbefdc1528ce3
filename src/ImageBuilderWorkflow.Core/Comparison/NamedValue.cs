namespace ImageBuilderWorkflow.Core;

/// <summary>A value that has a name, such as the version of a package. Several values can have the same name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal readonly record struct NamedValue(string Name, string Value);
