namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="WorkflowStepExecution"/> objects.</summary>
internal static class WorkflowStepExecutionOperations
{
    /// <summary>ListWorkflowStepExecutions: the steps of a workflow's run.</summary>
    public static ListOperation<WorkflowStepExecution> List { get; } = new()
    {
        Name = "ListWorkflowStepExecutions",
        Argument = "workflowExecutionId",
        ItemsMember = "steps",
        Item = [.. Fields()],
        Response =
        [
            CommonFields.RequestId<WorkflowStepExecution>(),
            new TextField<WorkflowStepExecution>("workflowBuildVersionArn", static (x, value) => x.WorkflowBuildVersionArn = value),
            new TextField<WorkflowStepExecution>("workflowExecutionId", static (x, value) => x.WorkflowExecutionId = value),
            new TextField<WorkflowStepExecution>("imageBuildVersionArn", static (x, value) => x.ImageBuildVersionArn = value),
        ],
        SetRequest = static (page, request) => page.WorkflowExecutionId = request.Text("workflowExecutionId"),
        Stamp = static (item, page) =>
        {
            item.WorkflowBuildVersionArn ??= page.WorkflowBuildVersionArn;
            item.WorkflowExecutionId ??= page.WorkflowExecutionId;
            item.ImageBuildVersionArn ??= page.ImageBuildVersionArn;
        },
    };

    /// <summary>GetWorkflowStepExecution: one step by its id.</summary>
    public static GetOperation<WorkflowStepExecution> Get { get; } = new()
    {
        Name = "GetWorkflowStepExecution",
        Argument = "stepExecutionId",
        Response = [CommonFields.RequestId<WorkflowStepExecution>(), .. Fields()],
        Id = static x => x.StepExecutionId,
    };

    private static Field<WorkflowStepExecution>[] Fields() =>
    [
        new TextField<WorkflowStepExecution>("stepExecutionId", static (x, value) => x.StepExecutionId = value),
        new TextField<WorkflowStepExecution>("workflowBuildVersionArn", static (x, value) => x.WorkflowBuildVersionArn = value),
        new TextField<WorkflowStepExecution>("workflowExecutionId", static (x, value) => x.WorkflowExecutionId = value),
        new TextField<WorkflowStepExecution>("imageBuildVersionArn", static (x, value) => x.ImageBuildVersionArn = value),
        new TextField<WorkflowStepExecution>("name", static (x, value) => x.Name = value),
        new TextField<WorkflowStepExecution>("description", static (x, value) => x.Description = value),
        new TextField<WorkflowStepExecution>("action", static (x, value) => x.Action = value),
        new TextField<WorkflowStepExecution>("status", static (x, value) => x.Status = value),
        new TextField<WorkflowStepExecution>("rollbackStatus", static (x, value) => x.RollbackStatus = value),
        new TextField<WorkflowStepExecution>("message", static (x, value) => x.Message = value),
        new TextField<WorkflowStepExecution>("inputs", static (x, value) => x.Inputs = value),
        new TextField<WorkflowStepExecution>("outputs", static (x, value) => x.Outputs = value),
        new TimeField<WorkflowStepExecution>("startTime", static (x, value) => x.StartTime = value),
        new TimeField<WorkflowStepExecution>("endTime", static (x, value) => x.EndTime = value),
        new TextField<WorkflowStepExecution>("onFailure", static (x, value) => x.OnFailure = value),
        new IntegerField<WorkflowStepExecution>("timeoutSeconds", static (x, value) => x.TimeoutSeconds = value),
        new IntegerField<WorkflowStepExecution>("attemptNumber", static (x, value) => x.AttemptNumber = value),
        new IntegerField<WorkflowStepExecution>("maxAttempts", static (x, value) => x.MaxAttempts = value),
    ];
}
