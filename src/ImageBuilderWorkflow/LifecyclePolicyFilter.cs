namespace ImageBuilderWorkflow;

/// <summary>
/// A filter for a listing of lifecycle policies (API: <c>filters</c> of ListLifecyclePolicies). Each property is one of the valid filter
/// names. Setting a property makes it the filter, and the other properties are empty.
/// </summary>
public sealed class LifecyclePolicyFilter : Filter
{
    /// <summary>
    /// The resource types to match: AMI_IMAGE or CONTAINER_IMAGE (API: <c>resourceType</c>). Empty for a filter of another name.
    /// </summary>
    public string[] ResourceType
    {
        get => Get("resourceType");
        set => Set("resourceType", value);
    }

    /// <summary>The statuses to match: ENABLED or DISABLED (API: <c>status</c>). Empty for a filter of another name.</summary>
    public string[] Status
    {
        get => Get("status");
        set => Set("status", value);
    }
}
