namespace ImageBuilderWorkflow;

/// <summary>
/// A lifecycle policy, which deprecates, disables or deletes old images (API: <c>LifecyclePolicySummary</c> of ListLifecyclePolicies, and
/// <c>LifecyclePolicy</c> of GetLifecyclePolicy, which has more fields).
/// </summary>
public sealed class LifecyclePolicy : ServiceObject
{
    /// <summary>The name of the policy (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The ARN of the policy (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The status of the policy: ENABLED or DISABLED (API: <c>status</c>). Other values are possible.</summary>
    public string? Status { get; set; }

    /// <summary>The type of the resources: AMI_IMAGE or CONTAINER_IMAGE (API: <c>resourceType</c>). Other values are possible.</summary>
    public string? ResourceType { get; set; }

    /// <summary>The description of the policy (API: <c>description</c>). <see langword="null"/> if it has no description.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// The date and time of the last run, in UTC (API: <c>dateLastRun</c>, epoch seconds). <see langword="null"/> until the policy runs for
    /// the first time.
    /// </summary>
    public DateTime? DateLastRun { get; set; }

    /// <summary>The rules of the policy (API: <c>policyDetails</c>). Only GetLifecyclePolicy returns them; empty in a listing.</summary>
    public ValueList<LifecyclePolicyDetail> PolicyDetails { get; set; } = ValueList<LifecyclePolicyDetail>.Empty;

    /// <summary>
    /// The recipes whose images the policy applies to (API: <c>resourceSelection.recipes</c>). Only GetLifecyclePolicy returns them. Empty
    /// if the policy selects images by tags.
    /// </summary>
    public ValueList<LifecyclePolicyRecipe> Recipes { get; set; } = ValueList<LifecyclePolicyRecipe>.Empty;

    /// <summary>
    /// The tags of the images that the policy applies to (API: <c>resourceSelection.tagMap</c>). Only GetLifecyclePolicy returns them.
    /// Empty if the policy selects images by recipes.
    /// </summary>
    public TagMap ResourceTags { get; set; } = TagMap.Empty;

    /// <summary>The name or ARN of the IAM role that runs the policy (API: <c>executionRole</c>).</summary>
    public string? ExecutionRole { get; set; }

    /// <summary>The date and time when the policy was created, in UTC (API: <c>dateCreated</c>, epoch seconds).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>
    /// The date and time when the policy was last changed, in UTC (API: <c>dateUpdated</c>, epoch seconds). <see langword="null"/> if it
    /// was never changed.
    /// </summary>
    public DateTime? DateUpdated { get; set; }

    /// <summary>The tags of the policy (API: <c>tags</c>). Empty if there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    private protected override string? OwnerArn => Arn;

    /// <summary>Returns the ARN of the policy.</summary>
    /// <returns>The text. Empty if the service returned no value.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
