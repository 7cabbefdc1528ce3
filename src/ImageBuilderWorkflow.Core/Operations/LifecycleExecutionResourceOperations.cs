namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="LifecycleExecutionResource"/> objects.</summary>
internal static class LifecycleExecutionResourceOperations
{
    /// <summary>The request member that asks for what belongs to a resource.</summary>
    public const string ParentResourceId = "parentResourceId";

    /// <summary>ListLifecycleExecutionResources: what a lifecycle execution acted on.</summary>
    public static ListOperation<LifecycleExecutionResource> List { get; } = new()
    {
        Name = "ListLifecycleExecutionResources",
        Argument = "lifecycleExecutionId",
        ItemsMember = "resources",
        Item =
        [
            new TextField<LifecycleExecutionResource>("accountId", static (x, value) => x.AccountId = value),
            new TextField<LifecycleExecutionResource>("resourceId", static (x, value) => x.ResourceId = value),
            CommonFields.State<LifecycleExecutionResource>("state", static (x, value) => x.Status = value, static (x, value) => x.StatusReason = value),
            new ObjectField<LifecycleExecutionResource>(
                "action",
                [
                    new TextField<LifecycleExecutionResource>("name", static (x, value) => x.Action = value),
                    new TextField<LifecycleExecutionResource>("reason", static (x, value) => x.ActionReason = value),
                ]),
            new TextField<LifecycleExecutionResource>("region", static (x, value) => x.Region = value),
            new PartListField<LifecycleExecutionResource, LifecycleSnapshot>(
                "snapshots",
                [
                    new TextField<LifecycleSnapshot>("snapshotId", static (x, value) => x.SnapshotId = value),
                    CommonFields.State<LifecycleSnapshot>("state", static (x, value) => x.Status = value, static (x, value) => x.StatusReason = value),
                ],
                static (x, value) => x.Snapshots = value),
            new TextListField<LifecycleExecutionResource>("imageUris", static (x, value) => x.ImageUris = value),
            new TimeField<LifecycleExecutionResource>("startTime", static (x, value) => x.StartTime = value),
            new TimeField<LifecycleExecutionResource>("endTime", static (x, value) => x.EndTime = value),
        ],
        Response =
        [
            CommonFields.RequestId<LifecycleExecutionResource>(),
            new TextField<LifecycleExecutionResource>("lifecycleExecutionId", static (x, value) => x.LifecycleExecutionId = value),
            CommonFields.State<LifecycleExecutionResource>(
                "lifecycleExecutionState",
                static (x, value) => x.LifecycleExecutionStatus = value,
                static (x, value) => x.LifecycleExecutionStatusReason = value),
        ],
        SetRequest = static (page, request) =>
        {
            page.LifecycleExecutionId = request.Text("lifecycleExecutionId");
            page.ParentResourceId = request.Text(ParentResourceId);
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
}
