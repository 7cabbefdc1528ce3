using System.Text.Json;
using ImageBuilderWorkflow.SampleAccount.Data;
using ImageBuilderWorkflow.SampleAccount.Model;
using ImageBuilderWorkflow.SampleAccount.Service;

namespace ImageBuilderWorkflow.SampleAccount.Operations;

/// <summary>The operations over lifecycle policies.</summary>
internal sealed class LifecyclePolicyOperations(PageToken tokens)
{
    private static readonly FilterSet<LifecyclePolicy> Filters = new(new Dictionary<string, Func<LifecyclePolicy, string?>>
    {
        ["name"] = policy => policy.Name,
        ["status"] = policy => policy.Status,
        ["resourceType"] = policy => policy.ResourceType,
    });

    public byte[] List(OperationInput input, Present present, string requestId) =>
        ResponseBuffer.Write(Page.Cut(tokens, input, [.. present.LifecyclePolicies], Filters.Compile(input)), static (json, page) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("lifecyclePolicySummaryList"u8);
            foreach (var policy in page.Items)
            {
                json.WriteStartObject();
                WriteIdentity(json, policy);
                WriteTimes(json, policy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteOptional("nextToken"u8, page.NextToken);
            json.WriteEndObject();
        });

    public static byte[] Get(OperationInput input, Present present, string requestId)
    {
        var arn = input.RequiredText("lifecyclePolicyArn");
        var found = present.FindLifecyclePolicy(arn) ?? throw ServiceError.NotFound(input.Operation, arn);
        return ResponseBuffer.Write(found, static (json, policy) =>
        {
            json.WriteStartObject();
            json.WriteStartObject("lifecyclePolicy"u8);
            WriteIdentity(json, policy);
            json.WriteStartArray("policyDetails"u8);
            foreach (var detail in policy.Details) WriteDetail(json, detail);
            json.WriteEndArray();
            WriteSelection(json, policy);
            WriteTimes(json, policy);
            json.WriteEndObject();
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
        json.WriteStartObject();
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
        json.WriteEndObject();
    }

    private static void WriteSelection(Utf8JsonWriter json, LifecyclePolicy policy)
    {
        json.WriteStartObject("resourceSelection"u8);
        if (policy.Recipes.Count > 0)
        {
            json.WriteStartArray("recipes"u8);
            foreach (var (name, version) in policy.Recipes)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, name);
                json.WriteString("semanticVersion"u8, version);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (policy.SelectionTags.Count > 0) json.WriteMap("tagMap"u8, policy.SelectionTags);
        json.WriteEndObject();
    }
}
