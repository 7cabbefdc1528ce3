namespace ImageBuilderWorkflow.Core;

/// <summary>The operations over steps that wait for somebody.</summary>
internal static class WaitingWorkflowStepOperations
{
    /// <summary>ListWaitingWorkflowSteps: the steps of the account that wait.</summary>
    public static ListOperation<WaitingWorkflowStep> List { get; } =
        new()
        {
            Name = "ListWaitingWorkflowSteps",
            ItemsMember = "steps",
            Item =
            {
                { "stepExecutionId", static (x, v) => x.StepExecutionId = v },
                { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v },
                { "workflowExecutionId", static (x, v) => x.WorkflowExecutionId = v },
                { "workflowBuildVersionArn", static (x, v) => x.WorkflowBuildVersionArn = v },
                { "name", static (x, v) => x.Name = v },
                { "action", static (x, v) => x.Action = v },
                { "startTime", static (x, v) => x.StartTime = v },
            },
        };

    /// <summary>A request of ListWaitingWorkflowSteps.</summary>
    public static RequestMembers ListRequest() => new();

    /// <summary>SendWorkflowStepAction: resumes or stops a step that waits.</summary>
    public static ActionOperation<WorkflowStepActionResult> Send { get; } =
        new()
        {
            Name = "SendWorkflowStepAction",
            Response =
            {
                { "stepExecutionId", static (x, v) => x.StepExecutionId = v },
                { "imageBuildVersionArn", static (x, v) => x.ImageBuildVersionArn = v },
                { "clientToken", static (x, v) => x.ClientToken = v },
            },
            SetRequest = static (result, request) =>
            {
                result.ClientToken = request.Text("clientToken");
                result.Action = request.Text("action");
                result.Reason = request.Text("reason");
            },
            Id = static x => x.StepExecutionId,
        };

    /// <summary>A request of SendWorkflowStepAction.</summary>
    public static RequestMembers SendRequest(string stepExecutionId, string imageBuildVersionArn, string action, string? reason = null) =>
        new RequestMembers()
            .With("stepExecutionId", stepExecutionId)
            .With("imageBuildVersionArn", imageBuildVersionArn)
            .With("action", action)
            .With("reason", reason);
}
