namespace ImageBuilderWorkflow.Core;

/// <summary>Members that several operations have in common.</summary>
internal static class CommonFields
{
    /// <summary>The id of the request, which some responses repeat.</summary>
    public static Field<T> RequestId<T>()
        where T : ServiceObject =>
        new TextField<T>("requestId", static (x, value) => x.RequestId = value);

    /// <summary>A status and its reason.</summary>
    public static Field<T> State<T>(string name, Action<T, string> setStatus, Action<T, string> setReason, params Field<T>[] more) =>
        new ObjectField<T>(name, [new TextField<T>("status", setStatus), new TextField<T>("reason", setReason), .. more]);

    /// <summary>The workflows of a pipeline or an image.</summary>
    public static Field<T> Workflows<T>(Action<T, ValueList<WorkflowConfiguration>> set) => new PartListField<T, WorkflowConfiguration>(
        "workflows",
        [
            new TextField<WorkflowConfiguration>("workflowArn", static (x, value) => x.WorkflowArn = value),
            new PartListField<WorkflowConfiguration, WorkflowParameter>(
                "parameters",
                [
                    new TextField<WorkflowParameter>("name", static (x, value) => x.Name = value),
                    new TextListField<WorkflowParameter>("value", static (x, value) => x.Value = value),
                ],
                static (x, value) => x.Parameters = value),
            new TextField<WorkflowConfiguration>("parallelGroup", static (x, value) => x.ParallelGroup = value),
            new TextField<WorkflowConfiguration>("onFailure", static (x, value) => x.OnFailure = value),
        ],
        set);

    /// <summary>How a pipeline or an image is scanned.</summary>
    public static Field<T> Scanning<T>(Action<T, bool> setEnabled, Action<T, string> setRepository, Action<T, ValueList<string>> setTags) => new ObjectField<T>(
        "imageScanningConfiguration",
        [
            new BooleanField<T>("imageScanningEnabled", setEnabled),
            new ObjectField<T>("ecrConfiguration", [new TextField<T>("repositoryName", setRepository), new TextListField<T>("containerTags", setTags)]),
        ]);

    /// <summary>The ARNs of the newest versions of an image or a workflow.</summary>
    public static Field<T> LatestVersions<T>(Action<T, string> setAny, Action<T, string> setMajor, Action<T, string> setMinor, Action<T, string> setPatch) => new ObjectField<T>(
        "latestVersionReferences",
        [
            new TextField<T>("latestVersionArn", setAny),
            new TextField<T>("latestMajorVersionArn", setMajor),
            new TextField<T>("latestMinorVersionArn", setMinor),
            new TextField<T>("latestPatchVersionArn", setPatch),
        ]);
}
