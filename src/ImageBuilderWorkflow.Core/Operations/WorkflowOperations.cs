namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="WorkflowVersion"/> and <see cref="Workflow"/> objects.</summary>
internal static class WorkflowOperations
{
    /// <summary>ListWorkflows: the versions of workflows.</summary>
    public static ListOperation<WorkflowVersion> ListVersions { get; } =
        new()
        {
            Name = "ListWorkflows",
            ItemsMember = "workflowVersionList",
            Item =
            {
                { "arn", static (x, v) => x.Arn = v },
                { "name", static (x, v) => x.Name = v },
                { "version", static (x, v) => x.Version = v },
                { "description", static (x, v) => x.Description = v },
                { "type", static (x, v) => x.Type = v },
                { "owner", static (x, v) => x.Owner = v },
                { "dateCreated", static (x, v) => x.DateCreated = v },
            },
        };

    /// <summary>A request of ListWorkflows.</summary>
    public static RequestMembers ListVersionsRequest(string? owner = null, IReadOnlyList<Filter>? filters = null) =>
        new RequestMembers().With("owner", owner).With("filters", filters);

    /// <summary>ListWorkflowBuildVersions: the builds of a workflow's version.</summary>
    public static ListOperation<Workflow> ListBuilds { get; } =
        new()
        {
            Name = "ListWorkflowBuildVersions",
            ItemsMember = "workflowSummaryList",
            Item = { SharedFields() },
        };

    /// <summary>A request of ListWorkflowBuildVersions.</summary>
    public static RequestMembers ListBuildsRequest(string workflowVersionArn) =>
        new RequestMembers().With("workflowVersionArn", workflowVersionArn);

    /// <summary>GetWorkflow: one build version with its document.</summary>
    public static GetOperation<Workflow> Get { get; } =
        new()
        {
            Name = "GetWorkflow",
            Argument = "workflowBuildVersionArn",
            Response =
            {
                {
                    "workflow",
                    new FieldMap<Workflow> { SharedFields(), FullFields() }
                },
                { "latestVersionReferences.latestVersionArn", static (x, v) => x.LatestVersionArn = v },
                { "latestVersionReferences.latestMajorVersionArn", static (x, v) => x.LatestMajorVersionArn = v },
                { "latestVersionReferences.latestMinorVersionArn", static (x, v) => x.LatestMinorVersionArn = v },
                { "latestVersionReferences.latestPatchVersionArn", static (x, v) => x.LatestPatchVersionArn = v },
            },
            Id = static x => x.Arn,
        };

    private static FieldMap<Workflow> SharedFields() =>
        new()
        {
            { "arn", static (x, v) => x.Arn = v },
            { "name", static (x, v) => x.Name = v },
            { "version", static (x, v) => x.Version = v },
            { "description", static (x, v) => x.Description = v },
            { "changeDescription", static (x, v) => x.ChangeDescription = v },
            { "type", static (x, v) => x.Type = v },
            { "state.status", static (x, v) => x.Status = v },
            { "state.reason", static (x, v) => x.StatusReason = v },
            { "owner", static (x, v) => x.Owner = v },
            { "dateCreated", static (x, v) => x.DateCreated = v },
            { "tags", static (x, v) => x.Tags = v },
        };

    private static FieldMap<Workflow> FullFields() =>
        new()
        {
            { "data", static (x, v) => x.Data = v },
            { "kmsKeyId", static (x, v) => x.KmsKeyId = v },
            {
                "parameters",
                new FieldMap<WorkflowParameterDetail>
                {
                    { "name", static (x, v) => x.Name = v },
                    { "type", static (x, v) => x.Type = v },
                    { "defaultValue", static (x, v) => x.DefaultValue = v },
                    { "description", static (x, v) => x.Description = v },
                },
                static (x, v) => x.Parameters = v
            },
        };
}
