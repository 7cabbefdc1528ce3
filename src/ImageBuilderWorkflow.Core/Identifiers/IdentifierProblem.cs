namespace ImageBuilderWorkflow.Core;

/// <summary>A value that cannot be used for an id or ARN, and why.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Expected">The form that is expected.</param>
/// <param name="Value">The value.</param>
/// <param name="Other">The form that the value has, for <see cref="IdentifierFault.OtherForm"/>; otherwise <see langword="null"/>.</param>
internal sealed record IdentifierProblem(IdentifierFault Fault, Identifier Expected, string Value, Identifier? Other = null);
