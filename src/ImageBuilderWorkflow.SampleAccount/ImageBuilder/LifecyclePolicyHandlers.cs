using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.ImageBuilder;

/// <summary>Answers the read operations of lifecycle policies.</summary>
internal static class LifecyclePolicyHandlers
{
    private static readonly FilterSet<LifecyclePolicy> Filters = new(
        new Dictionary<string, Func<LifecyclePolicy, string?>>
        {
            ["name"] = policy => policy.Name,
            ["status"] = policy => policy.Status,
            ["resourceType"] = policy => policy.ResourceType,
        }
    );

    public static byte[] List(ReadRequest request)
    {
        var page = request.Page([.. request.Snapshot.LifecyclePolicies], Filters);
        return ResponseBuffer.WriteObject(json =>
            json.WritePage(
                "lifecyclePolicySummaryList"u8,
                page,
                static (json, policy) =>
                {
                    WriteIdentity(json, policy);
                    WriteTimes(json, policy);
                }
            )
        );
    }

    public static byte[] Get(ReadRequest request)
    {
        var arn = request.Required("lifecyclePolicyArn");
        var policy = request.Snapshot.FindLifecyclePolicy(arn) ?? throw request.NotFound(arn);
        return ResponseBuffer.WriteObject(json =>
        {
            json.WriteStartObject("lifecyclePolicy"u8);
            WriteIdentity(json, policy);
            json.WriteArray("policyDetails"u8, policy.Details, WriteDetail);
            WriteSelection(json, policy);
            WriteTimes(json, policy);
            json.WriteEndObject();
        });
    }

    private static void WriteIdentity(Utf8JsonWriter json, LifecyclePolicy policy)
    {
        json.WriteString("arn"u8, policy.Arn);
        json.WriteString("name"u8, policy.Name);
        json.WriteOptional("description"u8, policy.Description);
        json.WriteString("status"u8, policy.Status);
        json.WriteString("executionRole"u8, policy.ExecutionRole);
        json.WriteString("resourceType"u8, policy.ResourceType);
    }

    private static void WriteTimes(Utf8JsonWriter json, LifecyclePolicy policy)
    {
        json.WriteEpochTime("dateCreated"u8, policy.Created);
        json.WriteEpochTime("dateUpdated"u8, policy.Updated);
        json.WriteEpochTime("dateLastRun"u8, policy.LastRun);
        json.WriteMap("tags"u8, policy.Tags);
    }

    private static void WriteDetail(Utf8JsonWriter json, LifecyclePolicy.Detail detail)
    {
        json.WriteStartObject("action"u8);
        json.WriteString("type"u8, detail.Action);
        if (detail.Amis is not null || detail.Snapshots is not null || detail.Containers is not null)
        {
            json.WriteStartObject("includeResources"u8);
            json.WriteOptional("amis"u8, detail.Amis);
            json.WriteOptional("snapshots"u8, detail.Snapshots);
            json.WriteOptional("containers"u8, detail.Containers);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("filter"u8);
        json.WriteString("type"u8, detail.FilterType);
        json.WriteNumber("value"u8, detail.FilterValue);
        json.WriteOptional("unit"u8, detail.Unit);
        json.WriteOptional("retainAtLeast"u8, detail.RetainAtLeast);
        json.WriteEndObject();
    }

    private static void WriteSelection(Utf8JsonWriter json, LifecyclePolicy policy)
    {
        json.WriteStartObject("resourceSelection"u8);
        if (policy.Recipes.Count > 0)
        {
            json.WriteArray(
                "recipes"u8,
                policy.Recipes,
                static (json, recipe) =>
                {
                    json.WriteString("name"u8, recipe.Name);
                    json.WriteString("semanticVersion"u8, recipe.SemanticVersion);
                }
            );
        }

        if (policy.SelectionTags.Count > 0)
            json.WriteMap("tagMap"u8, policy.SelectionTags);
        json.WriteEndObject();
    }
}
