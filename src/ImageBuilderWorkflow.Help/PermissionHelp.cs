namespace ImageBuilderWorkflow.Help;

/// <summary>An IAM action that a cmdlet needs.</summary>
/// <param name="Action">The action, with the prefix of its service.</param>
/// <param name="When">When it is needed, in words; empty when it always is.</param>
internal sealed record PermissionHelp(string Action, string When);
