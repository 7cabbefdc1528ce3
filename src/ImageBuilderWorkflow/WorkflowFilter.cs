namespace ImageBuilderWorkflow;

/// <summary>
/// A condition for a listing of workflows (API: <c>filters</c> of ListWorkflows). Its properties are the names of the filters: setting one makes it
/// the condition, and the others are empty.
/// </summary>
public sealed class WorkflowFilter : Filter
{
    /// <summary>The values for the description (API: <c>description</c>); empty for another condition.</summary>
    public string[] Description
    {
        get => Get("description");
        set => Set("description", value);
    }

    /// <summary>The values for the type: BUILD, TEST or DISTRIBUTION (API: <c>type</c>); empty for another condition.</summary>
    public string[] Type
    {
        get => Get("type");
        set => Set("type", value);
    }

    /// <summary>The values for the version (API: <c>version</c>); empty for another condition.</summary>
    public string[] Version
    {
        get => Get("version");
        set => Set("version", value);
    }
}
