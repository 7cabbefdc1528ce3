namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>The handlers of all read operations. A handler returns the body of the response.</summary>
internal static class ReadHandlers
{
    /// <summary>The handlers by operation name.</summary>
    public static Dictionary<string, Func<ReadRequest, byte[]>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["ListWorkflowExecutions"] = WorkflowExecutionHandlers.ListExecutions,
            ["GetWorkflowExecution"] = WorkflowExecutionHandlers.GetExecution,
            ["ListWorkflowStepExecutions"] = WorkflowExecutionHandlers.ListSteps,
            ["GetWorkflowStepExecution"] = WorkflowExecutionHandlers.GetStep,
            ["ListWaitingWorkflowSteps"] = WorkflowExecutionHandlers.ListWaitingSteps,
            ["ListLifecycleExecutions"] = LifecycleHandlers.ListExecutions,
            ["GetLifecycleExecution"] = LifecycleHandlers.GetExecution,
            ["ListLifecycleExecutionResources"] = LifecycleHandlers.ListResources,
            ["ListImages"] = ImageHandlers.ListImages,
            ["ListImageBuildVersions"] = ImageHandlers.ListBuildVersions,
            ["GetImage"] = ImageHandlers.GetImage,
            ["ListImagePackages"] = PackageHandler.List,
            ["ListImagePipelines"] = PipelineHandlers.List,
            ["GetImagePipeline"] = PipelineHandlers.Get,
            ["ListImagePipelineImages"] = ImageHandlers.ListPipelineImages,
            ["ListWorkflows"] = WorkflowHandlers.List,
            ["ListWorkflowBuildVersions"] = WorkflowHandlers.ListBuildVersions,
            ["GetWorkflow"] = WorkflowHandlers.Get,
            ["ListLifecyclePolicies"] = LifecyclePolicyHandlers.List,
            ["GetLifecyclePolicy"] = LifecyclePolicyHandlers.Get,
        };
}
