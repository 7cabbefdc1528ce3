namespace ImageBuilderWorkflow.Core;

/// <summary>The operations over steps that wait for somebody.</summary>
internal static class WaitingWorkflowStepOperations
{
    /// <summary>ListWaitingWorkflowSteps: the steps of the account that wait.</summary>
    public static ListOperation<WaitingWorkflowStep> List { get; } = new()
    {
        Name = "ListWaitingWorkflowSteps",
        ItemsMember = "steps",
        Item =
        [
            new TextField<WaitingWorkflowStep>("stepExecutionId", static (x, value) => x.StepExecutionId = value),
            new TextField<WaitingWorkflowStep>("imageBuildVersionArn", static (x, value) => x.ImageBuildVersionArn = value),
            new TextField<WaitingWorkflowStep>("workflowExecutionId", static (x, value) => x.WorkflowExecutionId = value),
            new TextField<WaitingWorkflowStep>("workflowBuildVersionArn", static (x, value) => x.WorkflowBuildVersionArn = value),
            new TextField<WaitingWorkflowStep>("name", static (x, value) => x.Name = value),
            new TextField<WaitingWorkflowStep>("action", static (x, value) => x.Action = value),
            new TimeField<WaitingWorkflowStep>("startTime", static (x, value) => x.StartTime = value),
        ],
        Response = [CommonFields.RequestId<WaitingWorkflowStep>()],
    };

    /// <summary>SendWorkflowStepAction: resumes or stops a step that waits.</summary>
    public static ActionOperation<WorkflowStepActionResult> Send { get; } = new()
    {
        Name = "SendWorkflowStepAction",
        Response =
        [
            CommonFields.RequestId<WorkflowStepActionResult>(),
            new TextField<WorkflowStepActionResult>("stepExecutionId", static (x, value) => x.StepExecutionId = value),
            new TextField<WorkflowStepActionResult>("imageBuildVersionArn", static (x, value) => x.ImageBuildVersionArn = value),
            new TextField<WorkflowStepActionResult>("clientToken", static (x, value) => x.ClientToken = value),
        ],
        SetRequest = static (result, request) =>
        {
            result.ClientToken = request.Text("clientToken");
            result.Action = request.Text("action");
            result.Reason = request.Text("reason");
        },
        Id = static x => x.StepExecutionId,
    };
}
