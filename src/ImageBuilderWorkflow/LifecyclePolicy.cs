namespace ImageBuilderWorkflow;

/// <summary>
/// A lifecycle policy: what becomes of old images (API: <c>LifecyclePolicySummary</c> of ListLifecyclePolicies, and the
/// <c>LifecyclePolicy</c> of GetLifecyclePolicy, which tells more).
/// </summary>
public sealed class LifecyclePolicy : ServiceObject
{
    /// <summary>The policy's name (API: <c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The policy's ARN (API: <c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>ENABLED or DISABLED, or another text that the service sends (API: <c>status</c>).</summary>
    public string? Status { get; set; }

    /// <summary>AMI_IMAGE or CONTAINER_IMAGE, or another text that the service sends (API: <c>resourceType</c>).</summary>
    public string? ResourceType { get; set; }

    /// <summary>What the policy is for (API: <c>description</c>). <see langword="null"/> when nobody wrote it down.</summary>
    public string? Description { get; set; }

    /// <summary>When the policy last ran, in UTC (API: <c>dateLastRun</c>, epoch seconds). <see langword="null"/> before its first run.</summary>
    public DateTime? DateLastRun { get; set; }

    /// <summary>What the policy does, and to which images (API: <c>policyDetails</c>). Only GetLifecyclePolicy tells; empty in a listing.</summary>
    public ValueList<LifecyclePolicyDetail> PolicyDetails { get; set; } = ValueList<LifecyclePolicyDetail>.Empty;

    /// <summary>The recipes whose images it looks after (API: <c>resourceSelection.recipes</c>). Only GetLifecyclePolicy tells; empty when it goes by tags.</summary>
    public ValueList<LifecyclePolicyRecipe> Recipes { get; set; } = ValueList<LifecyclePolicyRecipe>.Empty;

    /// <summary>The tags of the images that it looks after (API: <c>resourceSelection.tagMap</c>). Only GetLifecyclePolicy tells; empty when it goes by recipes.</summary>
    public TagMap ResourceTags { get; set; } = TagMap.Empty;

    /// <summary>The name or ARN of the role that the policy runs as (API: <c>executionRole</c>).</summary>
    public string? ExecutionRole { get; set; }

    /// <summary>When the policy was created, in UTC (API: <c>dateCreated</c>, epoch seconds).</summary>
    public DateTime? DateCreated { get; set; }

    /// <summary>When the policy was last changed, in UTC (API: <c>dateUpdated</c>, epoch seconds). <see langword="null"/> when it never was.</summary>
    public DateTime? DateUpdated { get; set; }

    /// <summary>The tags of the policy itself (API: <c>tags</c>). Empty when there are none.</summary>
    public TagMap Tags { get; set; } = TagMap.Empty;

    /// <summary>Gives the ARN of the policy.</summary>
    /// <returns>The text; empty when the service sent none.</returns>
    public override string ToString() => Arn ?? string.Empty;
}
