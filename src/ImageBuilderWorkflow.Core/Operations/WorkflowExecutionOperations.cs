namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="WorkflowExecution"/> objects.</summary>
internal static class WorkflowExecutionOperations
{
    /// <summary>ListWorkflowExecutions: the runs of an image build version's workflows.</summary>
    public static ListOperation<WorkflowExecution> List { get; } = new()
    {
        Name = "ListWorkflowExecutions",
        Argument = "imageBuildVersionArn",
        ItemsMember = "workflowExecutions",
        Item = [.. Fields()],
        Response =
        [
            CommonFields.RequestId<WorkflowExecution>(),
            new TextField<WorkflowExecution>("imageBuildVersionArn", static (x, value) => x.ImageBuildVersionArn = value),
        ],
        SetRequest = static (page, request) => page.ImageBuildVersionArn = request.Text("imageBuildVersionArn"),
        Stamp = static (item, page) => item.ImageBuildVersionArn ??= page.ImageBuildVersionArn,
    };

    /// <summary>GetWorkflowExecution: one run by its id.</summary>
    public static GetOperation<WorkflowExecution> Get { get; } = new()
    {
        Name = "GetWorkflowExecution",
        Argument = "workflowExecutionId",
        Response = [CommonFields.RequestId<WorkflowExecution>(), .. Fields()],
        Id = static x => x.WorkflowExecutionId,
    };

    private static Field<WorkflowExecution>[] Fields() =>
    [
        new TextField<WorkflowExecution>("workflowBuildVersionArn", static (x, value) => x.WorkflowBuildVersionArn = value),
        new TextField<WorkflowExecution>("workflowExecutionId", static (x, value) => x.WorkflowExecutionId = value),
        new TextField<WorkflowExecution>("imageBuildVersionArn", static (x, value) => x.ImageBuildVersionArn = value),
        new TextField<WorkflowExecution>("type", static (x, value) => x.Type = value),
        new TextField<WorkflowExecution>("status", static (x, value) => x.Status = value),
        new TextField<WorkflowExecution>("message", static (x, value) => x.Message = value),
        new IntegerField<WorkflowExecution>("totalStepCount", static (x, value) => x.TotalStepCount = value),
        new IntegerField<WorkflowExecution>("totalStepsSucceeded", static (x, value) => x.TotalStepsSucceeded = value),
        new IntegerField<WorkflowExecution>("totalStepsFailed", static (x, value) => x.TotalStepsFailed = value),
        new IntegerField<WorkflowExecution>("totalStepsSkipped", static (x, value) => x.TotalStepsSkipped = value),
        new TimeField<WorkflowExecution>("startTime", static (x, value) => x.StartTime = value),
        new TimeField<WorkflowExecution>("endTime", static (x, value) => x.EndTime = value),
        new TextField<WorkflowExecution>("parallelGroup", static (x, value) => x.ParallelGroup = value),
        new BooleanField<WorkflowExecution>("retried", static (x, value) => x.Retried = value),
    ];
}
