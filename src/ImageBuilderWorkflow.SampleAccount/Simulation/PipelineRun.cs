namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>The last run of a pipeline.</summary>
/// <param name="BuildArn">The image build of the run.</param>
/// <param name="FailuresBefore">How many consecutive runs failed before it.</param>
internal sealed record PipelineRun(string BuildArn, int FailuresBefore);
