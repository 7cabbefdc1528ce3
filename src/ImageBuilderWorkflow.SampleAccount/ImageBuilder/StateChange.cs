using ImageBuilderWorkflow.SampleAccount.Simulation;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>The result of a write request.</summary>
/// <param name="State">The new state of the account.</param>
/// <param name="ImageArn">The image build that the answer names; null if it names none.</param>
internal sealed record StateChange(AccountState State, string? ImageArn = null);
