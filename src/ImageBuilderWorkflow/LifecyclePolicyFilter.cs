namespace ImageBuilderWorkflow;

/// <summary>
/// A condition for a listing of lifecycle policies (API: <c>filters</c> of ListLifecyclePolicies). Its properties are the names of the filters: setting one makes it
/// the condition, and the others are empty.
/// </summary>
public sealed class LifecyclePolicyFilter : Filter
{
    /// <summary>The values for the type of the resources: AMI_IMAGE or CONTAINER_IMAGE (API: <c>resourceType</c>); empty for another condition.</summary>
    public string[] ResourceType
    {
        get => Get("resourceType");
        set => Set("resourceType", value);
    }

    /// <summary>The values for the status: ENABLED or DISABLED (API: <c>status</c>); empty for another condition.</summary>
    public string[] Status
    {
        get => Get("status");
        set => Set("status", value);
    }
}
