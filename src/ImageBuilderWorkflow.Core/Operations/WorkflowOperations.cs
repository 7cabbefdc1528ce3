namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="WorkflowVersion"/> and <see cref="Workflow"/> objects.</summary>
internal static class WorkflowOperations
{
    /// <summary>ListWorkflows: the versions of workflows.</summary>
    public static ListOperation<WorkflowVersion> ListVersions { get; } = new()
    {
        Name = "ListWorkflows",
        ItemsMember = "workflowVersionList",
        Item =
        [
            new TextField<WorkflowVersion>("arn", static (x, value) => x.Arn = value),
            new TextField<WorkflowVersion>("name", static (x, value) => x.Name = value),
            new TextField<WorkflowVersion>("version", static (x, value) => x.Version = value),
            new TextField<WorkflowVersion>("description", static (x, value) => x.Description = value),
            new TextField<WorkflowVersion>("type", static (x, value) => x.Type = value),
            new TextField<WorkflowVersion>("owner", static (x, value) => x.Owner = value),
            new TimeField<WorkflowVersion>("dateCreated", static (x, value) => x.DateCreated = value),
        ],
        Response = [CommonFields.RequestId<WorkflowVersion>()],
    };

    /// <summary>ListWorkflowBuildVersions: the builds of a workflow's version.</summary>
    public static ListOperation<Workflow> ListBuilds { get; } = new()
    {
        Name = "ListWorkflowBuildVersions",
        Argument = "workflowVersionArn",
        ItemsMember = "workflowSummaryList",
        Item = [.. SharedFields()],
        Response = [CommonFields.RequestId<Workflow>()],
    };

    /// <summary>GetWorkflow: one build version with its document.</summary>
    public static GetOperation<Workflow> Get { get; } = new()
    {
        Name = "GetWorkflow",
        Argument = "workflowBuildVersionArn",
        Response =
        [
            CommonFields.RequestId<Workflow>(),
            new WrapperField<Workflow>("workflow", [.. SharedFields(), .. FullFields()]),
            CommonFields.LatestVersions<Workflow>(
                static (x, value) => x.LatestVersionArn = value,
                static (x, value) => x.LatestMajorVersionArn = value,
                static (x, value) => x.LatestMinorVersionArn = value,
                static (x, value) => x.LatestPatchVersionArn = value),
        ],
        Id = static x => x.Arn,
    };

    private static Field<Workflow>[] SharedFields() =>
    [
        new TextField<Workflow>("arn", static (x, value) => x.Arn = value),
        new TextField<Workflow>("name", static (x, value) => x.Name = value),
        new TextField<Workflow>("version", static (x, value) => x.Version = value),
        new TextField<Workflow>("description", static (x, value) => x.Description = value),
        new TextField<Workflow>("changeDescription", static (x, value) => x.ChangeDescription = value),
        new TextField<Workflow>("type", static (x, value) => x.Type = value),
        CommonFields.State<Workflow>("state", static (x, value) => x.Status = value, static (x, value) => x.StatusReason = value),
        new TextField<Workflow>("owner", static (x, value) => x.Owner = value),
        new TimeField<Workflow>("dateCreated", static (x, value) => x.DateCreated = value),
        new TagMapField<Workflow>("tags", static (x, value) => x.Tags = value),
    ];

    private static Field<Workflow>[] FullFields() =>
    [
        new TextField<Workflow>("data", static (x, value) => x.Data = value),
        new TextField<Workflow>("kmsKeyId", static (x, value) => x.KmsKeyId = value),
        new PartListField<Workflow, WorkflowParameterDetail>(
            "parameters",
            [
                new TextField<WorkflowParameterDetail>("name", static (x, value) => x.Name = value),
                new TextField<WorkflowParameterDetail>("type", static (x, value) => x.Type = value),
                new TextListField<WorkflowParameterDetail>("defaultValue", static (x, value) => x.DefaultValue = value),
                new TextField<WorkflowParameterDetail>("description", static (x, value) => x.Description = value),
            ],
            static (x, value) => x.Parameters = value),
    ];
}
