namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="LifecyclePolicy"/> objects.</summary>
internal static class LifecyclePolicyOperations
{
    /// <summary>ListLifecyclePolicies: the policies of the account.</summary>
    public static ListOperation<LifecyclePolicy> List { get; } =
        new()
        {
            Name = "ListLifecyclePolicies",
            ItemsMember = "lifecyclePolicySummaryList",
            Item = { SharedFields() },
        };

    /// <summary>A request of ListLifecyclePolicies.</summary>
    public static RequestMembers ListRequest(IReadOnlyList<Filter>? filters = null) => new RequestMembers().With("filters", filters);

    /// <summary>GetLifecyclePolicy: one policy with its rules.</summary>
    public static GetOperation<LifecyclePolicy> Get { get; } =
        new()
        {
            Name = "GetLifecyclePolicy",
            Argument = "lifecyclePolicyArn",
            Response =
            {
                {
                    "lifecyclePolicy",
                    new FieldMap<LifecyclePolicy> { SharedFields(), FullFields() }
                },
            },
            Id = static x => x.Arn,
        };

    private static FieldMap<LifecyclePolicy> SharedFields() =>
        new()
        {
            { "arn", static (x, v) => x.Arn = v },
            { "name", static (x, v) => x.Name = v },
            { "description", static (x, v) => x.Description = v },
            { "status", static (x, v) => x.Status = v },
            { "executionRole", static (x, v) => x.ExecutionRole = v },
            { "resourceType", static (x, v) => x.ResourceType = v },
            { "dateCreated", static (x, v) => x.DateCreated = v },
            { "dateUpdated", static (x, v) => x.DateUpdated = v },
            { "dateLastRun", static (x, v) => x.DateLastRun = v },
            { "tags", static (x, v) => x.Tags = v },
        };

    private static FieldMap<LifecyclePolicy> FullFields() =>
        new()
        {
            { "policyDetails", DetailFields(), static (x, v) => x.PolicyDetails = v },
            {
                "resourceSelection.recipes",
                new FieldMap<LifecyclePolicyRecipe>
                {
                    { "name", static (x, v) => x.Name = v },
                    { "semanticVersion", static (x, v) => x.SemanticVersion = v },
                },
                static (x, v) => x.Recipes = v
            },
            { "resourceSelection.tagMap", static (x, v) => x.ResourceTags = v },
        };

    private static FieldMap<LifecyclePolicyDetail> DetailFields() =>
        new()
        {
            { "action.type", static (x, v) => x.ActionType = v },
            { "action.includeResources.amis", static (x, v) => x.IncludeAmis = v },
            { "action.includeResources.snapshots", static (x, v) => x.IncludeSnapshots = v },
            { "action.includeResources.containers", static (x, v) => x.IncludeContainers = v },
            { "filter.type", static (x, v) => x.FilterType = v },
            { "filter.value", static (x, v) => x.FilterValue = v },
            { "filter.unit", static (x, v) => x.FilterUnit = v },
            { "filter.retainAtLeast", static (x, v) => x.RetainAtLeast = v },
            { "exclusionRules.tagMap", static (x, v) => x.ExcludedTags = v },
            { "exclusionRules.amis.isPublic", static (x, v) => x.ExcludesPublicAmis = v },
            { "exclusionRules.amis.regions", static (x, v) => x.ExcludedAmiRegions = v },
            { "exclusionRules.amis.sharedAccounts", static (x, v) => x.ExcludedAmiSharedAccounts = v },
            { "exclusionRules.amis.lastLaunched.value", static (x, v) => x.ExcludedAmiLastLaunchedValue = v },
            { "exclusionRules.amis.lastLaunched.unit", static (x, v) => x.ExcludedAmiLastLaunchedUnit = v },
            { "exclusionRules.amis.tagMap", static (x, v) => x.ExcludedAmiTags = v },
        };
}
