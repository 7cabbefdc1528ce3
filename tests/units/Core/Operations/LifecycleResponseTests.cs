using Xunit;
using static ImageBuilderWorkflow.Tests.Core.WireOperations;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Lifecycle policies and what they acted on: every member of an answer and the property that holds it.</summary>
public sealed class LifecycleResponseTests
{
    private const string Shared = """
        "arn":"arn:l","name":"expire","description":"d","status":"ENABLED","executionRole":"arn:role","resourceType":"AMI_IMAGE",
        "dateCreated":1788990149.801,"dateUpdated":1788990150,"dateLastRun":"2026-09-09T21:42:31Z","tags":{"a":"1"}
        """;

    [Fact]
    public void ListLifecyclePolicies()
    {
        var item = ParseItem<LifecyclePolicy>($$"""{{{Shared}}}""");

        AssertShared(item);
        Assert.Empty(item.PolicyDetails);
        Assert.Empty(item.Recipes);
        Assert.Empty(item.ResourceTags);
        Assert.Empty(item.AdditionalFields);
    }

    [Fact]
    public void GetLifecyclePolicy()
    {
        var item = ParseObject<LifecyclePolicy>(
            "GetLifecyclePolicy",
            $$$"""
            {"lifecyclePolicy":{{{{Shared}}},
              "policyDetails":[
                {"action":{"type":"DELETE","includeResources":{"amis":true,"snapshots":false,"containers":true}},
                 "filter":{"type":"AGE","value":6,"unit":"MONTHS","retainAtLeast":5},
                 "exclusionRules":{"tagMap":{"keep":"yes"},
                   "amis":{"isPublic":true,"regions":["eu-west-1","us-east-1"],"sharedAccounts":["123456789012"],"lastLaunched":{"value":3,"unit":"WEEKS"},"tagMap":{"prod":"1"} } } },
                {"action":{"type":"DISABLE"},"filter":{"type":"COUNT","value":10}}],
              "resourceSelection":{"recipes":[{"name":"golden","semanticVersion":"1.x.x"},{"name":"silver","semanticVersion":"x.x.x"}],"tagMap":{"env":"test"} } } }
            """
        );

        AssertShared(item);
        Assert.Equal(["golden/1.x.x", "silver/x.x.x"], item.Recipes.Select(recipe => $"{recipe.Name}/{recipe.SemanticVersion}"));
        Assert.Equal([new("env", "test")], item.ResourceTags);
        Assert.Equal(2, item.PolicyDetails.Count);

        var rule = item.PolicyDetails[0];
        Assert.Equal(("DELETE", true, false, true), (rule.ActionType, rule.IncludeAmis, rule.IncludeSnapshots, rule.IncludeContainers));
        Assert.Equal(("AGE", 6, "MONTHS", 5), (rule.FilterType, rule.FilterValue, rule.FilterUnit, rule.RetainAtLeast));
        Assert.Equal([new("keep", "yes")], rule.ExcludedTags);
        Assert.Equal((true, 3, "WEEKS"), (rule.ExcludesPublicAmis, rule.ExcludedAmiLastLaunchedValue, rule.ExcludedAmiLastLaunchedUnit));
        Assert.Equal(["eu-west-1", "us-east-1"], rule.ExcludedAmiRegions);
        Assert.Equal(["123456789012"], rule.ExcludedAmiSharedAccounts);
        Assert.Equal([new("prod", "1")], rule.ExcludedAmiTags);

        var other = item.PolicyDetails[1];
        Assert.Equal(
            ("DISABLE", null, "COUNT", 10, null, null),
            (other.ActionType, other.IncludeAmis, other.FilterType, other.FilterValue, other.FilterUnit, other.RetainAtLeast)
        );
        Assert.Empty(other.ExcludedTags);
        Assert.Empty(other.ExcludedAmiRegions);
        Assert.Empty(Fidelity.ExtensionDataOf(item));
    }

    [Fact]
    public void ListLifecycleExecutionResources()
    {
        var item = ParseObject<LifecycleExecutionResource>(
            "ListLifecycleExecutionResources",
            """
            {"lifecycleExecutionId":"lce-1","lifecycleExecutionState":{"status":"SUCCESS","reason":"all"},"resources":[
              {"accountId":"123456789012","resourceId":"ami-1","state":{"status":"FAILED","reason":"in use"},"action":{"name":"DELETE","reason":"too old"},"region":"us-east-1",
               "snapshots":[{"snapshotId":"snap-1","state":{"status":"SKIPPED","reason":"shared"}},{"snapshotId":"snap-2"}],"imageUris":["repo:1","repo:2"],
               "startTime":1788990149.801,"endTime":1788990150.801}]}
            """
        );

        Assert.Equal(("123456789012", "ami-1", "us-east-1"), (item.AccountId, item.ResourceId, item.Region));
        Assert.Equal(("FAILED", "in use", "DELETE", "too old"), (item.Status, item.StatusReason, item.Action, item.ActionReason));
        Assert.Equal(
            ("lce-1", "SUCCESS", "all"),
            (item.LifecycleExecutionId, item.LifecycleExecutionStatus, item.LifecycleExecutionStatusReason)
        );
        Assert.Equal((Second(29, 801), Second(30, 801), TimeSpan.FromSeconds(1)), (item.StartTime, item.EndTime, item.Duration));
        Assert.Equal(["snap-1", "snap-2"], item.Snapshots.Select(snapshot => snapshot.SnapshotId));
        Assert.Equal(["SKIPPED", null], item.Snapshots.Select(snapshot => snapshot.Status));
        Assert.Equal(["shared", null], item.Snapshots.Select(snapshot => snapshot.StatusReason));
        Assert.Equal(["repo:1", "repo:2"], item.ImageUris);
        Assert.Equal((null, HeaderRequestId), (item.ParentResourceId, item.RequestId));
        Assert.Empty(Fidelity.ExtensionDataOf(item));
    }

    private static void AssertShared(LifecyclePolicy item)
    {
        Assert.Equal(("arn:l", "expire", "d", "ENABLED"), (item.Arn, item.Name, item.Description, item.Status));
        Assert.Equal(("arn:role", "AMI_IMAGE"), (item.ExecutionRole, item.ResourceType));
        Assert.Equal((Second(29, 801), Second(30, 0), Second(31, 0)), (item.DateCreated, item.DateUpdated, item.DateLastRun));
        Assert.Equal([new("a", "1")], item.Tags);
        Assert.Equal((Region, HeaderRequestId), (item.Region, item.RequestId));
    }

    private static DateTime Second(int second, int millisecond) => new(2026, 9, 9, 21, 42, second, millisecond, DateTimeKind.Utc);
}
