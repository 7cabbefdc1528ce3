namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="WorkflowStepExecution"/> objects.</summary>
internal static class WorkflowStepExecutionOperations
{
    /// <summary>ListWorkflowStepExecutions: the steps of a workflow's run.</summary>
    public static ListOperation<WorkflowStepExecution> List { get; } =
        new()
        {
            Name = "ListWorkflowStepExecutions",
            ItemsMember = "steps",
            Item = { Fields() },
            Response =
            {
                { "workflowBuildVersionArn", static (x, v) => x.WorkflowBuildVersionArn = v },
                { "workflowExecutionId", static (x, v) => x.WorkflowExecutionId = v },
                { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v },
            },
            SetRequest = static (page, request) => page.WorkflowExecutionId = request.Text("workflowExecutionId"),
            Stamp = static (item, page) =>
            {
                item.WorkflowBuildVersionArn ??= page.WorkflowBuildVersionArn;
                item.WorkflowExecutionId ??= page.WorkflowExecutionId;
                item.ImageBuildVersionArn ??= page.ImageBuildVersionArn;
            },
        };

    /// <summary>A request of ListWorkflowStepExecutions.</summary>
    public static RequestMembers ListRequest(string workflowExecutionId) =>
        new RequestMembers().With("workflowExecutionId", workflowExecutionId);

    /// <summary>GetWorkflowStepExecution: one step by its id.</summary>
    public static GetOperation<WorkflowStepExecution> Get { get; } =
        new()
        {
            Name = "GetWorkflowStepExecution",
            Argument = "stepExecutionId",
            Response = { Fields() },
            Id = static x => x.StepExecutionId,
        };

    private static FieldMap<WorkflowStepExecution> Fields() =>
        new()
        {
            { "stepExecutionId", static (x, v) => x.StepExecutionId = v },
            { "workflowBuildVersionArn", static (x, v) => x.WorkflowBuildVersionArn = v },
            { "workflowExecutionId", static (x, v) => x.WorkflowExecutionId = v },
            { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v },
            { "name", static (x, v) => x.Name = v },
            { "description", static (x, v) => x.Description = v },
            { "action", static (x, v) => x.Action = v },
            { "status", static (x, v) => x.Status = v },
            { "rollbackStatus", static (x, v) => x.RollbackStatus = v },
            { "message", static (x, v) => x.Message = v },
            { "inputs", static (x, v) => x.Inputs = v },
            { "outputs", static (x, v) => x.Outputs = v },
            { "startTime", static (x, v) => x.StartTime = v },
            { "endTime", static (x, v) => x.EndTime = v },
            { "onFailure", static (x, v) => x.OnFailure = v },
            { "timeoutSeconds", static (x, v) => x.TimeoutSeconds = v },
            { "attemptNumber", static (x, v) => x.AttemptNumber = v },
            { "maxAttempts", static (x, v) => x.MaxAttempts = v },
        };
}
