namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="WorkflowExecution"/> objects.</summary>
internal static class WorkflowExecutionOperations
{
    /// <summary>ListWorkflowExecutions: the runs of an image build version's workflows.</summary>
    public static ListOperation<WorkflowExecution> List { get; } =
        new()
        {
            Name = "ListWorkflowExecutions",
            ItemsMember = "workflowExecutions",
            Item = { Fields() },
            Response = { { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v } },
            SetRequest = static (page, request) => page.ImageBuildVersionArn = request.Text("imageBuildVersionArn"),
            Stamp = static (item, page) => item.ImageBuildVersionArn ??= page.ImageBuildVersionArn,
        };

    /// <summary>A request of ListWorkflowExecutions.</summary>
    public static RequestMembers ListRequest(string imageBuildVersionArn) =>
        new RequestMembers().With("imageBuildVersionArn", imageBuildVersionArn);

    /// <summary>GetWorkflowExecution: one run by its id.</summary>
    public static GetOperation<WorkflowExecution> Get { get; } =
        new()
        {
            Name = "GetWorkflowExecution",
            Argument = "workflowExecutionId",
            Response = { Fields() },
            Id = static x => x.WorkflowExecutionId,
        };

    private static FieldMap<WorkflowExecution> Fields() =>
        new()
        {
            { "workflowBuildVersionArn", static (x, v) => x.WorkflowBuildVersionArn = v },
            { "workflowExecutionId", static (x, v) => x.WorkflowExecutionId = v },
            { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v },
            { "type", static (x, v) => x.Type = v },
            { "status", static (x, v) => x.Status = v },
            { "message", static (x, v) => x.Message = v },
            { "totalStepCount", static (x, v) => x.TotalStepCount = v },
            { "totalStepsSucceeded", static (x, v) => x.TotalStepsSucceeded = v },
            { "totalStepsFailed", static (x, v) => x.TotalStepsFailed = v },
            { "totalStepsSkipped", static (x, v) => x.TotalStepsSkipped = v },
            { "startTime", static (x, v) => x.StartTime = v },
            { "endTime", static (x, v) => x.EndTime = v },
            { "parallelGroup", static (x, v) => x.ParallelGroup = v },
            { "retried", static (x, v) => x.Retried = v },
        };
}
