using ImageBuilderWorkflow.SampleAccount.Data;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>What a request does to the account.</summary>
/// <param name="State">The state behind it.</param>
/// <param name="ImageArn">The image build that the answer names; null when it names none.</param>
internal sealed record Change(State State, string? ImageArn = null);
