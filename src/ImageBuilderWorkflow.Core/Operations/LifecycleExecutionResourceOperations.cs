namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="LifecycleExecutionResource"/> objects.</summary>
internal static class LifecycleExecutionResourceOperations
{
    /// <summary>ListLifecycleExecutionResources: what a lifecycle execution acted on.</summary>
    public static ListOperation<LifecycleExecutionResource> List { get; } =
        new()
        {
            Name = "ListLifecycleExecutionResources",
            ItemsMember = "resources",
            Item =
            {
                { "accountId", static (x, v) => x.AccountId = v },
                { "resourceId", static (x, v) => x.ResourceId = v },
                { "state.status", static (x, v) => x.Status = v },
                { "state.reason", static (x, v) => x.StatusReason = v },
                { "action.name", static (x, v) => x.Action = v },
                { "action.reason", static (x, v) => x.ActionReason = v },
                { "region", static (x, v) => x.Region = v },
                {
                    "snapshots",
                    new FieldMap<LifecycleSnapshot>
                    {
                        { "snapshotId", static (x, v) => x.SnapshotId = v },
                        { "state.status", static (x, v) => x.Status = v },
                        { "state.reason", static (x, v) => x.StatusReason = v },
                    },
                    static (x, v) => x.Snapshots = v
                },
                { "imageUris", static (x, v) => x.ImageUris = v },
                { "startTime", static (x, v) => x.StartTime = v },
                { "endTime", static (x, v) => x.EndTime = v },
            },
            Response =
            {
                { "lifecycleExecutionId", static (x, v) => x.LifecycleExecutionId = v },
                { "lifecycleExecutionState.status", static (x, v) => x.LifecycleExecutionStatus = v },
                { "lifecycleExecutionState.reason", static (x, v) => x.LifecycleExecutionStatusReason = v },
            },
            SetRequest = static (page, request) =>
            {
                page.LifecycleExecutionId = request.Text("lifecycleExecutionId");
                page.ParentResourceId = request.Text("parentResourceId");
            },
            Stamp = static (item, page) =>
            {
                item.LifecycleExecutionId = page.LifecycleExecutionId;
                item.LifecycleExecutionRegion = page.Region;
                item.LifecycleExecutionStatus = page.LifecycleExecutionStatus;
                item.LifecycleExecutionStatusReason = page.LifecycleExecutionStatusReason;
                item.ParentResourceId = page.ParentResourceId;
            },
        };

    /// <summary>A request of ListLifecycleExecutionResources.</summary>
    public static RequestMembers ListRequest(string lifecycleExecutionId, string? parentResourceId = null) =>
        new RequestMembers().With("lifecycleExecutionId", lifecycleExecutionId).With("parentResourceId", parentResourceId);
}
