namespace ImageBuilderWorkflow.Core;

/// <summary>The operations that answer with <see cref="LifecyclePolicy"/> objects.</summary>
internal static class LifecyclePolicyOperations
{
    /// <summary>ListLifecyclePolicies: the policies of the account.</summary>
    public static ListOperation<LifecyclePolicy> List { get; } = new()
    {
        Name = "ListLifecyclePolicies",
        ItemsMember = "lifecyclePolicySummaryList",
        Item = [.. SharedFields()],
        Response = [CommonFields.RequestId<LifecyclePolicy>()],
    };

    /// <summary>GetLifecyclePolicy: one policy with its rules.</summary>
    public static GetOperation<LifecyclePolicy> Get { get; } = new()
    {
        Name = "GetLifecyclePolicy",
        Argument = "lifecyclePolicyArn",
        Response = [CommonFields.RequestId<LifecyclePolicy>(), new WrapperField<LifecyclePolicy>("lifecyclePolicy", [.. SharedFields(), .. FullFields()])],
        Id = static x => x.Arn,
    };

    private static Field<LifecyclePolicy>[] SharedFields() =>
    [
        new TextField<LifecyclePolicy>("arn", static (x, value) => x.Arn = value),
        new TextField<LifecyclePolicy>("name", static (x, value) => x.Name = value),
        new TextField<LifecyclePolicy>("description", static (x, value) => x.Description = value),
        new TextField<LifecyclePolicy>("status", static (x, value) => x.Status = value),
        new TextField<LifecyclePolicy>("executionRole", static (x, value) => x.ExecutionRole = value),
        new TextField<LifecyclePolicy>("resourceType", static (x, value) => x.ResourceType = value),
        new TimeField<LifecyclePolicy>("dateCreated", static (x, value) => x.DateCreated = value),
        new TimeField<LifecyclePolicy>("dateUpdated", static (x, value) => x.DateUpdated = value),
        new TimeField<LifecyclePolicy>("dateLastRun", static (x, value) => x.DateLastRun = value),
        new TagMapField<LifecyclePolicy>("tags", static (x, value) => x.Tags = value),
    ];

    private static Field<LifecyclePolicy>[] FullFields() =>
    [
        new PartListField<LifecyclePolicy, LifecyclePolicyDetail>("policyDetails", [.. DetailFields()], static (x, value) => x.PolicyDetails = value),
        new ObjectField<LifecyclePolicy>(
            "resourceSelection",
            [
                new PartListField<LifecyclePolicy, LifecyclePolicyRecipe>(
                    "recipes",
                    [
                        new TextField<LifecyclePolicyRecipe>("name", static (x, value) => x.Name = value),
                        new TextField<LifecyclePolicyRecipe>("semanticVersion", static (x, value) => x.SemanticVersion = value),
                    ],
                    static (x, value) => x.Recipes = value),
                new TagMapField<LifecyclePolicy>("tagMap", static (x, value) => x.ResourceTags = value),
            ]),
    ];

    private static Field<LifecyclePolicyDetail>[] DetailFields() =>
    [
        new ObjectField<LifecyclePolicyDetail>(
            "action",
            [
                new TextField<LifecyclePolicyDetail>("type", static (x, value) => x.ActionType = value),
                new ObjectField<LifecyclePolicyDetail>(
                    "includeResources",
                    [
                        new BooleanField<LifecyclePolicyDetail>("amis", static (x, value) => x.IncludeAmis = value),
                        new BooleanField<LifecyclePolicyDetail>("snapshots", static (x, value) => x.IncludeSnapshots = value),
                        new BooleanField<LifecyclePolicyDetail>("containers", static (x, value) => x.IncludeContainers = value),
                    ]),
            ]),
        new ObjectField<LifecyclePolicyDetail>(
            "filter",
            [
                new TextField<LifecyclePolicyDetail>("type", static (x, value) => x.FilterType = value),
                new IntegerField<LifecyclePolicyDetail>("value", static (x, value) => x.FilterValue = value),
                new TextField<LifecyclePolicyDetail>("unit", static (x, value) => x.FilterUnit = value),
                new IntegerField<LifecyclePolicyDetail>("retainAtLeast", static (x, value) => x.RetainAtLeast = value),
            ]),
        new ObjectField<LifecyclePolicyDetail>(
            "exclusionRules",
            [
                new TagMapField<LifecyclePolicyDetail>("tagMap", static (x, value) => x.ExcludedTags = value),
                new ObjectField<LifecyclePolicyDetail>("amis", [.. ExcludedAmiFields()]),
            ]),
    ];

    private static Field<LifecyclePolicyDetail>[] ExcludedAmiFields() =>
    [
        new BooleanField<LifecyclePolicyDetail>("isPublic", static (x, value) => x.ExcludesPublicAmis = value),
        new TextListField<LifecyclePolicyDetail>("regions", static (x, value) => x.ExcludedAmiRegions = value),
        new TextListField<LifecyclePolicyDetail>("sharedAccounts", static (x, value) => x.ExcludedAmiSharedAccounts = value),
        new ObjectField<LifecyclePolicyDetail>(
            "lastLaunched",
            [
                new IntegerField<LifecyclePolicyDetail>("value", static (x, value) => x.ExcludedAmiLastLaunchedValue = value),
                new TextField<LifecyclePolicyDetail>("unit", static (x, value) => x.ExcludedAmiLastLaunchedUnit = value),
            ]),
        new TagMapField<LifecyclePolicyDetail>("tagMap", static (x, value) => x.ExcludedAmiTags = value),
    ];
}
