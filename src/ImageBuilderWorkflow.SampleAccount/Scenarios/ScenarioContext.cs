using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.Scenarios;

/// <summary>What every scenario needs.</summary>
/// <param name="Ids">Generates ids and numbers from the seed.</param>
/// <param name="Arns">Generates the account's ARNs.</param>
/// <param name="Now">The time at which the account is created.</param>
/// <param name="Workflows">The workflows of the account.</param>
/// <param name="Simulator">Runs the workflows.</param>
internal sealed record ScenarioContext(IdSource Ids, Arns Arns, DateTime Now, WorkflowCatalog Workflows, ExecutionSimulator Simulator);
