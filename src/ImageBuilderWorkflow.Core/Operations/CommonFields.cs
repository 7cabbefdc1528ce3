namespace ImageBuilderWorkflow.Core;

/// <summary>Fields that several operations have in common.</summary>
internal static class CommonFields
{
    /// <summary>The fields of a response beside what was asked for.</summary>
    public static FieldMap<T> Response<T>()
        where T : ServiceObject => new() { { "requestId", static (x, v) => x.RequestId = v } };

    /// <summary>The fields of a workflow in a pipeline or an image.</summary>
    public static FieldMap<WorkflowConfiguration> Workflow() =>
        new()
        {
            { "workflowArn", static (x, v) => x.WorkflowArn = v },
            {
                "parameters",
                new FieldMap<WorkflowParameter> { { "name", static (x, v) => x.Name = v }, { "value", static (x, v) => x.Value = v } },
                static (x, v) => x.Parameters = v
            },
            { "parallelGroup", static (x, v) => x.ParallelGroup = v },
            { "onFailure", static (x, v) => x.OnFailure = v },
        };
}
