using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>Every operation that only reads, by its name.</summary>
internal sealed class OperationTable
{
    public OperationTable(PageToken tokens)
    {
        var executions = new WorkflowExecutionOperations(tokens);
        var workflows = new WorkflowOperations(tokens);
        var images = new ImageOperations(tokens);
        var pipelines = new PipelineOperations(tokens);
        var lifecycle = new LifecycleOperations(tokens);
        var policies = new LifecyclePolicyOperations(tokens);
        Handlers = new Dictionary<string, OperationHandler>(StringComparer.Ordinal)
        {
            ["ListWorkflowExecutions"] = executions.ListExecutions,
            ["GetWorkflowExecution"] = WorkflowExecutionOperations.GetExecution,
            ["ListWorkflowStepExecutions"] = executions.ListSteps,
            ["GetWorkflowStepExecution"] = WorkflowExecutionOperations.GetStep,
            ["ListWaitingWorkflowSteps"] = executions.ListWaitingSteps,
            ["ListLifecycleExecutions"] = lifecycle.ListExecutions,
            ["GetLifecycleExecution"] = LifecycleOperations.GetExecution,
            ["ListLifecycleExecutionResources"] = lifecycle.ListResources,
            ["ListImages"] = images.ListImages,
            ["ListImageBuildVersions"] = images.ListBuildVersions,
            ["GetImage"] = ImageOperations.GetImage,
            ["ListImagePackages"] = new PackageHandler(tokens).ListPackages,
            ["ListImagePipelines"] = pipelines.List,
            ["GetImagePipeline"] = PipelineOperations.Get,
            ["ListImagePipelineImages"] = images.ListPipelineImages,
            ["ListWorkflows"] = workflows.List,
            ["ListWorkflowBuildVersions"] = workflows.ListBuildVersions,
            ["GetWorkflow"] = WorkflowOperations.Get,
            ["ListLifecyclePolicies"] = policies.List,
            ["GetLifecyclePolicy"] = LifecyclePolicyOperations.Get,
        };
    }

    public Dictionary<string, OperationHandler> Handlers { get; }
}
