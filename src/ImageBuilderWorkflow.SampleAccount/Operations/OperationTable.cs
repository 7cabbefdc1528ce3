using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>Every operation of the account by its name.</summary>
internal sealed class OperationTable
{
    public OperationTable(World world, PageToken tokens)
    {
        var executions = new WorkflowExecutionOperations(world, tokens);
        var workflows = new WorkflowOperations(world, tokens);
        var images = new ImageOperations(world, tokens);
        var pipelines = new PipelineOperations(world, tokens);
        var lifecycle = new LifecycleOperations(world, tokens);
        var policies = new LifecyclePolicyOperations(world, tokens);
        Handlers = new Dictionary<string, OperationHandler>(StringComparer.Ordinal)
        {
            ["ListWorkflowExecutions"] = executions.ListExecutions,
            ["GetWorkflowExecution"] = executions.GetExecution,
            ["ListWorkflowStepExecutions"] = executions.ListSteps,
            ["GetWorkflowStepExecution"] = executions.GetStep,
            ["ListWaitingWorkflowSteps"] = executions.ListWaitingSteps,
            ["ListLifecycleExecutions"] = lifecycle.ListExecutions,
            ["GetLifecycleExecution"] = lifecycle.GetExecution,
            ["ListLifecycleExecutionResources"] = lifecycle.ListResources,
            ["ListImages"] = images.ListImages,
            ["ListImageBuildVersions"] = images.ListBuildVersions,
            ["GetImage"] = images.GetImage,
            ["ListImagePipelines"] = pipelines.List,
            ["GetImagePipeline"] = pipelines.Get,
            ["ListImagePipelineImages"] = images.ListPipelineImages,
            ["ListWorkflows"] = workflows.List,
            ["ListWorkflowBuildVersions"] = workflows.ListBuildVersions,
            ["GetWorkflow"] = workflows.Get,
            ["ListLifecyclePolicies"] = policies.List,
            ["GetLifecyclePolicy"] = policies.Get,
        };
    }

    public Dictionary<string, OperationHandler> Handlers { get; }
}
