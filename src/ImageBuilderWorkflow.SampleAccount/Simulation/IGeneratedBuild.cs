using ImageBuilderWorkflow.SampleAccount.Model;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>
/// A finished image build whose executions and steps are generated when they are read. The account does not index their ids; it looks them
/// up here.
/// </summary>
internal interface IGeneratedBuild
{
    /// <summary>The build, with a list that generates its executions.</summary>
    ImageBuild Build { get; }

    /// <summary>The execution with an id, or null.</summary>
    WorkflowExecution? FindExecution(string id);

    /// <summary>The step with an id and its execution, or null.</summary>
    (WorkflowExecution Execution, StepExecution Step)? FindStep(string id);
}
