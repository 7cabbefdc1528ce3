namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="LifecycleExecution"/> objects.</summary>
internal static class LifecycleExecutionOperations
{
    /// <summary>ListLifecycleExecutions: the lifecycle history of a resource.</summary>
    public static ListOperation<LifecycleExecution> List { get; } =
        new()
        {
            Name = "ListLifecycleExecutions",
            ItemsMember = "lifecycleExecutions",
            Item = { Fields() },
            SetRequest = static (page, request) => page.ResourceArn = request.Text("resourceArn"),
            Stamp = static (item, page) => item.ResourceArn = page.ResourceArn,
        };

    /// <summary>A request of ListLifecycleExecutions.</summary>
    public static RequestMembers ListRequest(string resourceArn) => new RequestMembers().With("resourceArn", resourceArn);

    /// <summary>GetLifecycleExecution: one run of a policy by its id.</summary>
    public static GetOperation<LifecycleExecution> Get { get; } =
        new()
        {
            Name = "GetLifecycleExecution",
            Argument = "lifecycleExecutionId",
            Response = { { "lifecycleExecution", Fields() } },
            Id = static x => x.LifecycleExecutionId,
        };

    /// <summary>CancelLifecycleExecution: ends a run that goes on.</summary>
    public static ActionOperation<LifecycleActionResult> Cancel { get; } =
        new()
        {
            Name = "CancelLifecycleExecution",
            Response = { { "lifecycleExecutionId", static (x, v) => x.LifecycleExecutionId = v } },
            SetRequest = static (result, request) => result.ClientToken = request.Text("clientToken"),
            Id = static x => x.LifecycleExecutionId,
        };

    /// <summary>A request of CancelLifecycleExecution.</summary>
    public static RequestMembers CancelRequest(string lifecycleExecutionId) =>
        new RequestMembers().With("lifecycleExecutionId", lifecycleExecutionId);

    private static FieldMap<LifecycleExecution> Fields() =>
        new()
        {
            { "lifecycleExecutionId", static (x, v) => x.LifecycleExecutionId = v },
            { "lifecyclePolicyArn", static (x, v) => x.LifecyclePolicyArn = v },
            { "resourcesImpactedSummary.hasImpactedResources", static (x, v) => x.HasImpactedResources = v },
            { "state.status", static (x, v) => x.Status = v },
            { "state.reason", static (x, v) => x.StatusReason = v },
            { "startTime", static (x, v) => x.StartTime = v },
            { "endTime", static (x, v) => x.EndTime = v },
        };
}
