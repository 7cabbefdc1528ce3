namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>What every story of the account is told with.</summary>
/// <param name="Ids">Ids and numbers from the seed.</param>
/// <param name="Arns">The account's ARNs.</param>
/// <param name="Now">The present.</param>
/// <param name="Workflows">The workflows that run.</param>
/// <param name="Player">Plays them.</param>
internal sealed record Stage(IdSource Ids, Arns Arns, DateTime Now, WorkflowCatalog Workflows, Player Player);
