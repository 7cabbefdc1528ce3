namespace ImageBuilderWorkflow;

/// <summary>
/// A filter for a listing of workflows (API: <c>filters</c> of ListWorkflows). Each property is one of the valid filter names. Setting a
/// property makes it the filter, and the other properties are empty.
/// </summary>
public sealed class WorkflowFilter : Filter
{
    /// <summary>The descriptions to match (API: <c>description</c>). Empty for a filter of another name.</summary>
    public string[] Description
    {
        get => Get("description");
        set => Set("description", value);
    }

    /// <summary>The workflow types to match: BUILD, TEST or DISTRIBUTION (API: <c>type</c>). Empty for a filter of another name.</summary>
    public string[] Type
    {
        get => Get("type");
        set => Set("type", value);
    }

    /// <summary>The versions to match (API: <c>version</c>). Empty for a filter of another name.</summary>
    public string[] Version
    {
        get => Get("version");
        set => Set("version", value);
    }
}
