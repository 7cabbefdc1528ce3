namespace ImageBuilderWorkflow.Help;

/// <summary>
/// The IAM actions that cmdlets can need, and the resources that a policy can limit each of them to, as the Service Authorization Reference
/// lists them. The patterns cover every region and account: what Amazon or another account shares has the account of its owner.
/// </summary>
internal static class IamActions
{
    private const string Any = "*";
    private const string Image = "arn:aws:imagebuilder:*:*:image/*";
    private const string Pipeline = "arn:aws:imagebuilder:*:*:image-pipeline/*";
    private const string LifecycleExecution = "arn:aws:imagebuilder:*:*:lifecycle-execution/*";
    private const string LifecyclePolicy = "arn:aws:imagebuilder:*:*:lifecycle-policy/*";
    private const string Workflow = "arn:aws:imagebuilder:*:*:workflow/*";
    private const string WorkflowExecution = "arn:aws:imagebuilder:*:*:workflow-execution/*";
    private const string WorkflowStepExecution = "arn:aws:imagebuilder:*:*:workflow-step-execution/*";
    private const string LogGroup = "arn:aws:logs:*:*:log-group:/aws/imagebuilder/*";

    private static readonly Dictionary<string, string[]> Reading = new(StringComparer.Ordinal)
    {
        ["imagebuilder:GetImage"] = [Image],
        ["imagebuilder:GetImagePipeline"] = [Pipeline],
        ["imagebuilder:GetLifecycleExecution"] = [LifecycleExecution],
        ["imagebuilder:GetLifecyclePolicy"] = [LifecyclePolicy],
        ["imagebuilder:GetWorkflow"] = [Workflow],
        ["imagebuilder:GetWorkflowExecution"] = [WorkflowExecution],
        ["imagebuilder:GetWorkflowStepExecution"] = [WorkflowStepExecution],
        ["imagebuilder:ListImageBuildVersions"] = [Image],
        ["imagebuilder:ListImagePackages"] = [Image],
        ["imagebuilder:ListImagePipelineImages"] = [Pipeline],
        ["imagebuilder:ListImagePipelines"] = [Any],
        ["imagebuilder:ListImages"] = [Any],
        ["imagebuilder:ListLifecycleExecutionResources"] = [LifecycleExecution],
        ["imagebuilder:ListLifecycleExecutions"] = [Image, LifecyclePolicy],
        ["imagebuilder:ListLifecyclePolicies"] = [Any],
        ["imagebuilder:ListWaitingWorkflowSteps"] = [Any],
        ["imagebuilder:ListWorkflowBuildVersions"] = [Workflow],
        ["imagebuilder:ListWorkflowExecutions"] = [Image],
        ["imagebuilder:ListWorkflowStepExecutions"] = [WorkflowExecution],
        ["imagebuilder:ListWorkflows"] = [Any],
        ["logs:FilterLogEvents"] = [LogGroup],
        ["logs:GetLogEvents"] = [$"{LogGroup}:log-stream:*"],
    };

    private static readonly Dictionary<string, string[]> Changing = new(StringComparer.Ordinal)
    {
        ["imagebuilder:CancelImageCreation"] = [Image],
        ["imagebuilder:CancelLifecycleExecution"] = [LifecycleExecution],
        ["imagebuilder:RetryImage"] = [Image],
        ["imagebuilder:SendWorkflowStepAction"] = [Image, WorkflowStepExecution],
        ["imagebuilder:StartImagePipelineExecution"] = [Pipeline],
    };

    /// <summary>Whether an action is one that policies can be made of.</summary>
    public static bool IsKnown(string action) => Reading.ContainsKey(action) || Changing.ContainsKey(action);

    /// <summary>Whether an action changes nothing.</summary>
    public static bool IsReading(string action) => Reading.ContainsKey(action);

    /// <summary>The ARNs, with wildcards, of the resources that an action is about; <c>*</c> where IAM knows no resource of it.</summary>
    public static IReadOnlyList<string> ResourcesOf(string action) => Reading.GetValueOrDefault(action) ?? Changing[action];
}
