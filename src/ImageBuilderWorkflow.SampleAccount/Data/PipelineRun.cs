namespace ImageBuilderWorkflow.SampleAccount.Data;

/// <summary>The last run of a pipeline.</summary>
/// <param name="BuildArn">The image build that it made.</param>
/// <param name="FailuresBefore">How many runs in a row had failed before it.</param>
internal sealed record PipelineRun(string BuildArn, int FailuresBefore);
