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
        Response = [new TextField<LifecycleExecution>("requestId", static (x, value) => x.RequestId = value)],
        SetArgument = static (page, argument) => page.ResourceArn = argument,
        Stamp = static (item, page) => item.ResourceArn = page.ResourceArn,
    };

    /// <summary>GetLifecycleExecution: one run of a policy by its id.</summary>
    public static GetOperation<LifecycleExecution> Get { get; } = new()
    {
        Name = "GetLifecycleExecution",
        Argument = "lifecycleExecutionId",
        Response =
        [
            new TextField<LifecycleExecution>("requestId", static (x, value) => x.RequestId = value),
            new WrapperField<LifecycleExecution>("lifecycleExecution", [.. Fields()]),
        ],
        Id = static x => x.LifecycleExecutionId,
    };

    private static Field<LifecycleExecution>[] Fields() =>
    [
        new TextField<LifecycleExecution>("lifecycleExecutionId", static (x, value) => x.LifecycleExecutionId = value),
        new TextField<LifecycleExecution>("lifecyclePolicyArn", static (x, value) => x.LifecyclePolicyArn = value),
        new ObjectField<LifecycleExecution>(
            "resourcesImpactedSummary",
            [new BooleanField<LifecycleExecution>("hasImpactedResources", static (x, value) => x.HasImpactedResources = value)]),
        new ObjectField<LifecycleExecution>(
            "state",
            [
                new TextField<LifecycleExecution>("status", static (x, value) => x.Status = value),
                new TextField<LifecycleExecution>("reason", static (x, value) => x.StatusReason = value),
            ]),
        new TimeField<LifecycleExecution>("startTime", static (x, value) => x.StartTime = value),
        new TimeField<LifecycleExecution>("endTime", static (x, value) => x.EndTime = value),
    ];
}
