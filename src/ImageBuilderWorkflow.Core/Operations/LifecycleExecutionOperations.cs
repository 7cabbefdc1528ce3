namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="LifecycleExecution"/> objects.</summary>
internal static class LifecycleExecutionOperations
{
    /// <summary>ListLifecycleExecutions: the lifecycle history of a resource.</summary>
    public static ListOperation<LifecycleExecution> List { get; } = new()
    {
        Name = "ListLifecycleExecutions",
        Argument = "resourceArn",
        ItemsMember = "lifecycleExecutions",
        Item = [.. Fields()],
        Response = [CommonFields.RequestId<LifecycleExecution>()],
        SetRequest = static (page, request) => page.ResourceArn = request.Text("resourceArn"),
        Stamp = static (item, page) => item.ResourceArn = page.ResourceArn,
    };

    /// <summary>GetLifecycleExecution: one run of a policy by its id.</summary>
    public static GetOperation<LifecycleExecution> Get { get; } = new()
    {
        Name = "GetLifecycleExecution",
        Argument = "lifecycleExecutionId",
        Response =
        [
            CommonFields.RequestId<LifecycleExecution>(),
            new WrapperField<LifecycleExecution>("lifecycleExecution", [.. Fields()]),
        ],
        Id = static x => x.LifecycleExecutionId,
    };

    /// <summary>CancelLifecycleExecution: ends a run that goes on.</summary>
    public static ActionOperation<LifecycleActionResult> Cancel { get; } = new()
    {
        Name = "CancelLifecycleExecution",
        Response =
        [
            CommonFields.RequestId<LifecycleActionResult>(),
            new TextField<LifecycleActionResult>("lifecycleExecutionId", static (x, value) => x.LifecycleExecutionId = value),
        ],
        SetRequest = static (result, request) => result.ClientToken = request.Text("clientToken"),
        Id = static x => x.LifecycleExecutionId,
    };

    private static Field<LifecycleExecution>[] Fields() =>
    [
        new TextField<LifecycleExecution>("lifecycleExecutionId", static (x, value) => x.LifecycleExecutionId = value),
        new TextField<LifecycleExecution>("lifecyclePolicyArn", static (x, value) => x.LifecyclePolicyArn = value),
        new ObjectField<LifecycleExecution>(
            "resourcesImpactedSummary",
            [new BooleanField<LifecycleExecution>("hasImpactedResources", static (x, value) => x.HasImpactedResources = value)]),
        CommonFields.State<LifecycleExecution>("state", static (x, value) => x.Status = value, static (x, value) => x.StatusReason = value),
        new TimeField<LifecycleExecution>("startTime", static (x, value) => x.StartTime = value),
        new TimeField<LifecycleExecution>("endTime", static (x, value) => x.EndTime = value),
    ];
}
